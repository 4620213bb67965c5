package dev.gristmill.connector.files;

import dev.gristmill.testing.S3Server;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** What the session's Hadoop needs for the S3 server: credentials for two buckets, and for no other. */
final class S3Settings {

    static final List<String> SECRETS = List.of("test-secret-key", "test-access-key");

    private S3Settings() {}

    static void give(SparkSession session) {
        Configuration settings = session.sparkContext().hadoopConfiguration();
        S3Server.settings(S3Server.shared().endpoint()).forEach((name, value) -> {
            if (name.endsWith(".key")) {
                for (String bucket : List.of(S3Server.BUCKET, "absent")) {
                    settings.set(name.replace("fs.s3a.", "fs.s3a.bucket." + bucket + "."), value);
                }
            } else {
                settings.set(name, value);
            }
        });
    }
}
