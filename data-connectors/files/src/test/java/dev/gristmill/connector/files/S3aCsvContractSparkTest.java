package dev.gristmill.connector.files;

import dev.gristmill.testing.S3Server;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeAll;

final class S3aCsvContractSparkTest extends FilesContract {

    private final Path data = new Path("s3a://" + S3Server.BUCKET + "/" + UUID.randomUUID());

    @BeforeAll
    static void connect() {
        S3Settings.give(session());
    }

    @Override
    protected Path data() {
        return data;
    }

    @Override
    protected Format format() {
        return Format.CSV;
    }

    @Override
    protected List<String> secrets() {
        return S3Settings.SECRETS;
    }
}
