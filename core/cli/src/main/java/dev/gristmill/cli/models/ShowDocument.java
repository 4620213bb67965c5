package dev.gristmill.cli.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.ArtifactReader;
import dev.gristmill.store.artifact.JobDocument;
import dev.gristmill.store.artifact.ManifestFile;
import dev.gristmill.store.artifact.Signature;
import dev.gristmill.store.artifact.SoftwareVersions;
import dev.gristmill.store.artifact.TrainedWith;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.ModelVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code models show -o json} writes: the fields of a version and these.
 *
 * @param name of the model
 * @param common the fields of a version in a list
 * @param algorithm what was trained
 * @param task as in {@code binary-classification}
 * @param signature what the model reads and adds
 * @param files of the version, in ascending order of their paths
 * @param manifestSha256 of the manifest's bytes
 * @param source what was read
 * @param job what asked for it
 * @param environment the software
 * @param seed of everything random
 * @param gate what the gate said
 * @param parent the version that the training went on from; null for none
 * @param withheld why its run did not promote it although the gate let it; null if nothing held it back
 * @param signed whether its manifest has a signature, by whichever key
 * @param pluginClasses the classes beside spark.ml's own that loading it takes
 */
record ShowDocument(
        String name,
        @JsonUnwrapped VersionDocument common,
        TrainedWith algorithm,
        String task,
        Signature signature,
        List<ManifestFile> files,
        String manifestSha256,
        Source source,
        Job job,
        SoftwareVersions environment,
        long seed,
        GateDecision gate,
        @Nullable Integer parent,
        @Nullable String withheld,
        boolean signed,
        List<String> pluginClasses) {

    static ShowDocument of(ModelStore store, ModelVersion version) {
        ArtifactReader artifact = store.artifact(version);
        JobDocument job = artifact.job();
        return new ShowDocument(
                version.model(),
                VersionDocument.of(store, store.state(version.model()), version),
                job.algorithm(),
                job.task(),
                artifact.signature(),
                artifact.manifest().files(),
                version.commit().manifest().sha256(),
                new Source(artifact.inputs()),
                new Job(job.digest(), job.text()),
                job.environment(),
                job.seed(),
                version.commit().gate(),
                job.parent(),
                version.commit().withheld(),
                version.commit().manifest().signatureSha256() != null,
                artifact.manifest().pluginClasses());
    }

    /**
     * What was read.
     *
     * @param snapshot as the connector wrote it down
     */
    record Source(JsonNode snapshot) {}

    /**
     * What asked for it.
     *
     * @param digest of what makes two jobs the same training
     * @param text the job before substitution
     */
    record Job(String digest, String text) {}
}
