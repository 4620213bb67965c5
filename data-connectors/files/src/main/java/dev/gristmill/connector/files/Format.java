package dev.gristmill.connector.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the files are. */
enum Format {
    PARQUET,
    ORC,
    CSV,
    JSON,
    AVRO,
    TEXT,
    LIBSVM;

    /** As a job file writes it, and as Spark names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Format::word).toList();
    }
}
