package dev.gristmill.trainer.session;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * What executors need that are processes of their own: this process's classes, and its flags beyond those that Spark gives
 * its processes by itself.
 */
final class ExecutorSettings {

    private static final String OPTIONS = "spark.executor.extraJavaOptions";
    private static final String CLASS_PATH = "spark.executor.extraClassPath";
    private static final String JARS = "spark.jars";
    /** As in {@code spark-jvm.flags}: the lineage of long iterations is read by recursion. */
    private static final String STACK = "-Xss4m";

    private final List<Path> classPath;
    private final SparkConf given;

    /**
     * For executors of this process.
     *
     * @param classPath of this process
     * @param given what whoever started the process has set
     */
    ExecutorSettings(String classPath, SparkConf given) {
        this.classPath = Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        this.given = given;
    }

    Map<String, String> of(SparkMaster master) {
        return switch (master.kind()) {
            case LOCAL -> Map.of();
            case LOCAL_CLUSTER -> onThisHost(master);
            case STANDALONE -> anywhere();
        };
    }

    private Map<String, String> onThisHost(SparkMaster master) {
        return Map.of(
                OPTIONS,
                options(),
                CLASS_PATH,
                joined(classPath, File.pathSeparator),
                "spark.executor.memory",
                master.executorMemory(),
                // A worker asks for it that finds no build of Spark around it
                "spark.executorEnv.SPARK_SCALA_VERSION",
                "2.13");
    }

    /** Workers have a Spark of their own: everything else is sent to the executors, unless somebody chose what is. */
    private Map<String, String> anywhere() {
        Map<String, String> settings = new HashMap<>(Map.of(OPTIONS, options()));
        if (!given.contains(JARS)) {
            settings.put(JARS, joined(besidesSpark(), ","));
        }
        return settings;
    }

    private String options() {
        return (STACK + " " + given.get(OPTIONS, "")).strip();
    }

    private List<Path> besidesSpark() {
        Path spark = classPath.stream()
                .filter(entry -> String.valueOf(entry.getFileName()).startsWith("spark-core_"))
                .findFirst()
                .map(Path::getParent)
                .orElse(null);
        return classPath.stream()
                .filter(entry -> entry.toString().endsWith(".jar"))
                .filter(entry -> !Objects.equals(entry.getParent(), spark))
                .toList();
    }

    private static String joined(List<Path> paths, String separator) {
        return paths.stream().map(path -> path.toAbsolutePath().toString()).collect(Collectors.joining(separator));
    }
}
