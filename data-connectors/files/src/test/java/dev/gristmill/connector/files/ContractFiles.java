package dev.gristmill.connector.files;

import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files that the contract's sources are made of: Spark writes them once, and each test has copies. */
final class ContractFiles {

    private static final Map<String, NavigableMap<String, byte[]>> MADE = new ConcurrentHashMap<>();

    private ContractFiles() {}

    /** The contract's rows in partitions by day, each in one file. */
    static NavigableMap<String, byte[]> days(Format format) {
        return made(
                format,
                "SELECT id, id * 0.5D AS value, date_add(DATE'2001-01-01', CAST(id DIV 10 AS INT)) AS day FROM range(50)");
    }

    /** Five more rows. */
    static byte[] withoutDay(Format format) {
        return made(format, "SELECT id + 50 AS id, id * 0.5D AS value, 'x' AS day FROM range(5)")
                .firstEntry()
                .getValue();
    }

    /** Rows whose values are texts. */
    static byte[] texts(Format format) {
        return made(format, "SELECT id, 'text' AS value, 'x' AS day FROM range(10)")
                .firstEntry()
                .getValue();
    }

    /** Parquet files, one for each whole number that the query gives as {@code day}, in their order. */
    static List<byte[]> parts(String query) {
        NavigableMap<String, byte[]> files = made(Format.PARQUET, query);
        return files.entrySet().stream()
                .sorted(Comparator.comparing(it -> Integer.parseInt(it.getKey().replaceAll("day=([0-9]+)/.*", "$1"))))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static NavigableMap<String, byte[]> made(Format format, String query) {
        return MADE.computeIfAbsent(format + query, it -> make(format, query));
    }

    private static NavigableMap<String, byte[]> make(Format format, String query) {
        try {
            Path folder = Files.createTempDirectory("contract").resolve("data");
            SharedSpark.session()
                    .sql(query)
                    .coalesce(1)
                    .write()
                    .format(format.word())
                    .option("header", "true")
                    .partitionBy("day")
                    .save(folder.toString());
            NavigableMap<String, byte[]> files = new TreeMap<>();
            try (Stream<Path> parts = Files.walk(folder)) {
                for (Path part : parts.filter(it -> it.getFileName().toString().startsWith("part-"))
                        .toList()) {
                    files.put(folder.relativize(part).toString(), Files.readAllBytes(part));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
