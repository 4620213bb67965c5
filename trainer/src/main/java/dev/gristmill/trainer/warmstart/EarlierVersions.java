package dev.gristmill.trainer.warmstart;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.JobDocument;
import dev.gristmill.store.artifact.SignatureField;
import dev.gristmill.store.log.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.ml.PipelineModel;

/**
 * The versions that are there.
 *
 * @param store where they are
 * @param champion of the run's own model when the run claimed it
 * @param loader loads a version by its reference after checking all of it
 */
public record EarlierVersions(
        ModelStore store, Optional<ModelVersion> champion, Function<String, PipelineModel> loader) {

    /** How a version came about. */
    JobDocument job(ModelVersion version) {
        return store.artifact(version).job();
    }

    /** What a version reads. */
    List<SignatureField> inputs(ModelVersion version) {
        return store.artifact(version).signature().inputs();
    }

    /** The version that its training went on from. */
    Optional<ModelVersion> parent(ModelVersion version) {
        Integer parent = job(version).parent();
        return parent == null ? Optional.empty() : store.state(version.model()).usable(parent);
    }

    PipelineModel load(ModelVersion version) {
        return loader.apply(version.reference());
    }
}
