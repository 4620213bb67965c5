package dev.gristmill.connector.files;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Paths for Spark, which takes a path for a pattern: what would be one is escaped. */
final class SparkPath {

    private static final Pattern GLOB = Pattern.compile("[{}\\[\\]*?\\\\]");

    private SparkPath() {}

    static String of(DataFile file) {
        return of(file.path());
    }

    static String[] of(List<DataFile> files) {
        return files.stream().map(SparkPath::of).toArray(String[]::new);
    }

    private static String of(Path path) {
        return GLOB.matcher(path.toString()).replaceAll("\\\\$0");
    }
}
