package dev.gristmill.trainer.stage;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.apache.spark.ml.PipelineStage;
import org.jspecify.annotations.Nullable;

/** Makes stages of spark.ml by the name of their class, built in or from a plug-in. */
public final class SparkStages {

    private SparkStages() {}

    /**
     * A new stage with parameters.
     *
     * @param className a class with a public constructor that takes the stage's uid
     * @param kind what it must be, as in {@code Estimator.class}
     * @param uid names the stage within its pipeline, the same in every run
     * @param params as {@link SparkParams#set} takes them
     * @throws GristmillException when there is no such class or it is of another kind
     * @throws RuntimeException of spark.ml, when it refuses a parameter
     */
    public static <T extends PipelineStage> T create(
            String className, Class<T> kind, String uid, Map<String, Object> params) {
        T stage = create(className, kind, uid);
        params.forEach((name, value) -> SparkParams.set(stage, name, value));
        return stage;
    }

    /**
     * A new stage with its defaults.
     *
     * @param className a class with a public constructor that takes the stage's uid
     * @param kind what it must be, as in {@code Estimator.class}
     * @param uid names the stage within its pipeline, the same in every run
     * @throws GristmillException when there is no such class or it is of another kind
     */
    public static <T extends PipelineStage> T create(String className, Class<T> kind, String uid) {
        try {
            Class<?> found = find(className);
            if (!kind.isAssignableFrom(found)) {
                throw refused(className, "it is no " + kind.getSimpleName(), null);
            }
            return kind.cast(found.getConstructor(String.class).newInstance(uid));
        } catch (ClassNotFoundException e) {
            throw refused(className, "the class path has no such class", e);
        } catch (InvocationTargetException e) {
            throw refused(className, "its constructor failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw refused(className, "it has no public constructor that takes a uid", e);
        } catch (LinkageError e) {
            throw refused(className, "it does not fit this version of Spark: " + e.getMessage(), e);
        }
    }

    /** Plug-ins are seen by the thread's class loader, which need not be the one that brought this class. */
    private static Class<?> find(String className) throws ClassNotFoundException {
        ClassLoader plugins = Thread.currentThread().getContextClassLoader();
        if (plugins != null) {
            try {
                return Class.forName(className, true, plugins);
            } catch (ClassNotFoundException e) {
                // The loader of this class is asked next
            }
        }
        return Class.forName(className, true, SparkStages.class.getClassLoader());
    }

    private static GristmillException refused(String className, String reason, @Nullable Throwable cause) {
        return new GristmillException(
                TrainerErrors.NO_PLUGIN,
                "Cannot use stage " + className + ": " + reason,
                null,
                "add the jar that brings it to the plug-in folder",
                cause);
    }
}
