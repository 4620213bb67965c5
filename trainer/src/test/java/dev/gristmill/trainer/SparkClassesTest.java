package dev.gristmill.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.artifact.SparkClasses;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWritable;
import org.junit.jupiter.api.Test;

/** The list of classes that a stored model may name, against the spark.ml that is there: an upgrade must look at it. */
final class SparkClassesTest {

    // A published pipeline holds what they found, never them
    private static final Set<String> NOT_PUBLISHED = Set.of(
            "org.apache.spark.ml.Pipeline",
            "org.apache.spark.ml.tuning.CrossValidator",
            "org.apache.spark.ml.tuning.CrossValidatorModel",
            "org.apache.spark.ml.tuning.TrainValidationSplit",
            "org.apache.spark.ml.tuning.TrainValidationSplitModel");

    // What two of spark.ml's models are stored as, below a model of their own
    private static final Set<String> WITHIN_OTHERS = Set.of(
            "org.apache.spark.mllib.clustering.BisectingKMeansModel",
            "org.apache.spark.mllib.clustering.DistributedLDAModel");

    @Test
    void areThoseThatSparkWritesAndReads() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<String> found = new TreeSet<>(WITHIN_OTHERS);
        for (String name : names()) {
            Class<?> type = Class.forName(name, false, PipelineModel.class.getClassLoader());
            if (stored(type) && !NOT_PUBLISHED.contains(name)) {
                found.add(name);
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
        assertThat(SparkClasses.names()).containsExactlyInAnyOrderElementsOf(found);
    }

    private static boolean stored(Class<?> type) {
        return MLWritable.class.isAssignableFrom(type)
                && Params.class.isAssignableFrom(type)
                && !Modifier.isAbstract(type.getModifiers())
                && Stream.of(type.getMethods()).anyMatch(SparkClassesTest::reads);
    }

    private static boolean reads(Method method) {
        return method.getName().equals("read")
                && Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0;
    }

    private static List<String> names() throws IOException, URISyntaxException {
        Path jar = Path.of(PipelineModel.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile entries = new JarFile(jar.toFile())) {
            return entries.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.matches("org/apache/spark/ml/[^$]*\\.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
