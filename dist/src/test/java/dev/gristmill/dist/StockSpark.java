package dev.gristmill.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Spark that knows nothing of Gristmill: those of the launcher's jars that are in every distribution of Spark. */
final class StockSpark {

    private static final List<String> OUTSIDE_ITS_FOLDER =
            List.of("jackson-", "log4j-", "hadoop-client-", "commons-", "slf4j-", "jcl-", "snappy-", "jsr305-");

    private StockSpark() {}

    static List<Path> jars() throws IOException {
        try (Stream<Path> spark = Files.list(Repository.libraries().resolve("spark"));
                Stream<Path> storage = Files.list(Repository.libraries().resolve("storage"));
                Stream<Path> core = Files.list(Repository.libraries().resolve("core"))) {
            return Stream.concat(spark, Stream.concat(storage, core).filter(StockSpark::isInSpark))
                    .sorted()
                    .toList();
        }
    }

    static String classPath() throws IOException {
        return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isInSpark(Path jar) {
        return OUTSIDE_ITS_FOLDER.stream().anyMatch(jar.getFileName().toString()::startsWith);
    }
}
