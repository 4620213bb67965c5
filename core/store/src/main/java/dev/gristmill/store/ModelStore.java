package dev.gristmill.store;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.artifact.ArtifactPaths;
import dev.gristmill.store.artifact.ArtifactReader;
import dev.gristmill.store.artifact.Manifest;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.InputsReference;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.run.RunProtocol;
import dev.gristmill.store.run.RunReport;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Models, their versions, and the runs that make them, in one storage. Safe for use by any number of threads and
 * processes; nothing is cached, so every answer is that of the moment.
 */
public final class ModelStore {

    private final Storage storage;
    private final RunEnvironment environment;
    private final RunProtocol protocol;

    /** The store in this storage. */
    public ModelStore(Storage storage, RunEnvironment environment) {
        this.storage = storage;
        this.environment = environment;
        this.protocol = new RunProtocol(storage, environment);
    }

    /** The store at this location: a folder or a URI. Touches nothing yet. */
    public static ModelStore open(String location) {
        RunEnvironment environment = RunEnvironment.system();
        return new ModelStore(Storages.open(location, environment.nonces()), environment);
    }

    /** Where the store is; without secrets. */
    public URI root() {
        return storage.root();
    }

    /** Whether the store is there. One that is not reads as empty and comes into being by the first run. */
    public boolean exists() {
        return storage.exists();
    }

    /** Fails, retryable, if a run could not write here; leaves nothing behind. */
    public void verifyWritable() {
        storage.verifyWritable();
    }

    /** The names of the models, in ascending order; a folder that is not a model is none. */
    public List<String> models() {
        return storage.children("").stream()
                .filter(ModelLayout::isName)
                .filter(name -> storage.children(name).contains("log"))
                .toList();
    }

    /** What a model's log says; an empty state for a model that is not there. */
    public ModelState state(String model) {
        ModelLayout layout = new ModelLayout(model);
        return new ModelLog(storage, layout, environment.clock(), environment.nonces()).read();
    }

    /** What the log of a model says that must be there. */
    public ModelState existing(String model) {
        ModelState state = state(model);
        if (state.tail().seq() == 0) {
            throw missing(StoreErrors.MODEL_MISSING, "model " + model, "models there: ", models());
        }
        return state;
    }

    /** What there is to do for a request; refused with a retryable failure while a process of this host is at it. */
    public RunStart begin(RunRequest request) {
        return protocol.begin(request);
    }

    /**
     * Claims the model for a new attempt.
     *
     * @param inputs what the run reads, as JSON; when a run goes on, the bytes of {@link #inputs}
     */
    public RunClaim claim(RunStart.Claimable start, RunRequest request, byte[] inputs) {
        return protocol.claim(start, request, inputs);
    }

    /** What an earlier attempt wrote down about its inputs, checked against the log. */
    public byte[] inputs(InputsReference reference) {
        return protocol.inputs(reference);
    }

    /** The version that {@code NAME}, {@code NAME@3} or {@code NAME@champion} means now. */
    public ModelVersion resolve(String reference) {
        ModelReference wanted = ModelReference.parse(reference);
        ModelState state = existing(wanted.model());
        Optional<ModelVersion> version = wanted.version().isPresent()
                ? state.version(wanted.version().getAsInt())
                : state.alias(wanted.selector());
        List<String> there =
                state.versions().stream().map(ModelVersion::reference).toList();
        return version.orElseThrow(() -> missing(
                StoreErrors.VERSION_MISSING,
                wanted.selector() + " of model " + wanted.model(),
                "versions there: ",
                there));
    }

    /** The version's artefact; its manifest is checked against the log. */
    public ArtifactReader artifact(ModelVersion version) {
        return ArtifactReader.open(storage, layout(version), version.commit().manifest());
    }

    /** Every file of the version; checked against the log. */
    public Manifest manifest(ModelVersion version) {
        return artifact(version).manifest();
    }

    /** Checks every byte of the version: a file that is missing, changed or extra is named. */
    public void verify(ModelVersion version) {
        artifact(version).verify();
    }

    /** The folder of the version's artefact. */
    public URI uri(ModelVersion version) {
        return storage.uri(layout(version).artifactFolder());
    }

    /** The folder that spark.ml loads as a {@code PipelineModel}. */
    public URI modelUri(ModelVersion version) {
        return storage.uri(layout(version).artifactKey(ArtifactPaths.MODEL));
    }

    /**
     * Where the version's report is: that of the attempt that made it, or, where that was halted before it wrote one, of
     * the attempt that completed the run.
     */
    public RunReport report(ModelVersion version) {
        return RunReport.of(storage, reported(version));
    }

    /** The version's {@code report.html}. */
    public byte[] reportHtml(ModelVersion version) {
        return storage.read(reported(version).reportKey()).orElseThrow(() -> noReport(version));
    }

    /**
     * Replaces the report of a run that ended before it claimed; says where it is.
     *
     * @param start what there was to do
     * @param html for people
     * @param json for programs
     */
    public RunReport putReport(String model, RunStart start, byte[] html, byte[] json) {
        AttemptLayout layout = new ModelLayout(model).unclaimed(start.runId());
        storage.replace(layout.reportDataKey(), json);
        storage.replace(layout.reportKey(), html);
        return RunReport.of(storage, layout);
    }

    /** The folder for the report of a run that ended before it claimed. */
    public URI unclaimedUri(String model, RunStart start) {
        return storage.uri(new ModelLayout(model).unclaimed(start.runId()).runFolder());
    }

    /** Attempts before the one that made the version tell of their own failures. */
    private AttemptLayout reported(ModelVersion version) {
        ModelLayout layout = new ModelLayout(version.model());
        return state(version.model()).attemptsOf(version.runId()).stream()
                .dropWhile(attempt -> !attempt.attemptId().equals(version.attemptId()))
                .map(attempt -> layout.attempt(attempt.runId(), attempt.attemptId()))
                .filter(attempt -> storage.read(attempt.reportKey()).isPresent())
                .findFirst()
                .orElseThrow(() -> noReport(version));
    }

    private GristmillException noReport(ModelVersion version) {
        return new GristmillException(
                StoreErrors.REPORT_MISSING,
                "Cannot find the report of " + version.reference() + ": the run that made it wrote none",
                storage.uri(layout(version).reportKey()).toString(),
                "models show tells what is known of the version");
    }

    private static AttemptLayout layout(ModelVersion version) {
        return new AttemptLayout(version.model(), version.runId(), version.attemptId());
    }

    private GristmillException missing(ErrorCode code, String what, String there, List<String> names) {
        String hint = names.isEmpty() ? "nothing is there yet; train first" : there + String.join(", ", names);
        return new GristmillException(code, "Cannot find " + what, root().toString(), hint);
    }
}
