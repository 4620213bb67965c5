package dev.gristmill.trainer;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.SparkRelease;
import dev.gristmill.trainer.run.SparkPath;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.package$;

/**
 * Loads published models. This is the one place that does: spark.ml runs the code of whatever class a stored model names,
 * and so nothing reaches it before everything that can be checked has been.
 *
 * <pre>{@code
 * PipelineModel model = StoredModels.in(ModelStore.open("models")).load("flight-delays@champion");
 * }</pre>
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class StoredModels {

    private static final SparkRelease SPARK = new SparkRelease(package$.MODULE$.SPARK_VERSION());

    private final ModelStore store;

    private StoredModels(ModelStore store) {
        this.store = store;
    }

    /** The models of a store. */
    public static StoredModels in(ModelStore store) {
        return new StoredModels(store);
    }

    /**
     * The model of a version, with the Spark session that this JVM has. Every byte of the version is read and compared
     * first, and the classes that its metadata names.
     *
     * @param reference {@code NAME}, {@code NAME@3} or {@code NAME@champion}
     * @throws dev.gristmill.error.GristmillException when the version is not there, is damaged, is not signed although
     *     {@code MODEL_STORE_TRUST} requires it, was written by a newer Spark, or names a class that nobody vouches for; no
     *     class has been loaded then
     */
    public PipelineModel load(String reference) {
        return PipelineModel.load(SparkPath.of(store.loadable(store.resolve(reference), SPARK)));
    }
}
