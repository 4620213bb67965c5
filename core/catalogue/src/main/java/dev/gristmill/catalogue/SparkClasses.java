package dev.gristmill.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.clustering.PowerIterationClustering;
import org.apache.spark.ml.fpm.PrefixSpan;
import org.apache.spark.ml.param.Params;

/** The classes of spark.ml that a job could name. */
final class SparkClasses {

    private static final String FOLDER = "org/apache/spark/ml/";
    private static final String ENDING = ".class";
    /** By name, because Bucketizer is of that type too. */
    private static final String MODEL = "Model";

    /** They learn, but are no stages of a pipeline. */
    private static final List<Class<? extends Params>> NO_STAGES =
            List.of(PowerIterationClustering.class, PrefixSpan.class);

    private SparkClasses() {}

    /**
     * The estimators and transformers in the jar of spark-mllib that are public, concrete and made without an argument, and the
     * two classes that learn without being estimators. No models: those are what training makes.
     *
     * @return in ascending order of their full names
     */
    static List<Class<? extends Params>> onClassPath() {
        try (JarFile jar = new JarFile(location().toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(FOLDER) && name.endsWith(ENDING))
                    .sorted()
                    .map(SparkClasses::load)
                    .filter(SparkClasses::nameable)
                    .<Class<? extends Params>>map(type -> type.asSubclass(Params.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the jar of spark-mllib: " + e.getMessage(), e);
        }
    }

    /** A new instance, as spark.ml makes it by default. */
    static Params instance(Class<? extends Params> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cannot make a " + type.getName() + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    private static Path location() {
        try {
            return Path.of(Estimator.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot find the jar of spark-mllib: " + e.getMessage(), e);
        }
    }

    private static Class<?> load(String entry) {
        String name = entry.substring(0, entry.length() - ENDING.length()).replace('/', '.');
        try {
            return Class.forName(name, false, SparkClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Cannot load " + name + ": " + e.getMessage(), e);
        }
    }

    private static boolean nameable(Class<?> type) {
        boolean stage = Estimator.class.isAssignableFrom(type) || Transformer.class.isAssignableFrom(type);
        return Modifier.isPublic(type.getModifiers())
                && !Modifier.isAbstract(type.getModifiers())
                && !type.getSimpleName().endsWith(MODEL)
                && (stage || NO_STAGES.contains(type))
                && Arrays.stream(type.getConstructors()).anyMatch(made -> made.getParameterCount() == 0);
    }
}
