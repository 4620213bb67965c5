package dev.gristmill.storage.hadoop;

import java.util.Properties;
import org.apache.hadoop.conf.Configuration;

/**
 * Hadoop's own settings: {@code core-site.xml} and its like from the class path, where the launcher and
 * {@code spark-submit} put {@code HADOOP_CONF_DIR}; and above them what this JVM's properties say to Spark about Hadoop
 * ({@code spark.hadoop.*}), so that both see the same.
 */
final class HadoopSettings {

    private static final String SPARK = "spark.hadoop.";

    private HadoopSettings() {}

    static Configuration of(Properties properties) {
        Configuration settings = new Configuration();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(SPARK)) {
                settings.set(name.substring(SPARK.length()), properties.getProperty(name));
            }
        }
        return settings;
    }
}
