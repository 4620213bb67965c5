package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.artifact.ArtifactDocuments;
import dev.gristmill.store.artifact.ArtifactPaths;
import dev.gristmill.store.artifact.ArtifactWriter;
import dev.gristmill.store.artifact.Endorsement;
import dev.gristmill.store.checkpoint.Checkpoints;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.Author;
import dev.gristmill.store.log.Commit;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Promote;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.storage.Storage;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The right of one attempt to make a version: write the model to {@link #modelUri()}, then {@link #seal},
 * {@link #commit}, {@link #promote}, {@link #release}, in this order. A process may die between any two of them; the
 * next start goes on from there.
 *
 * <p>Every call that writes to the log is refused with a retryable failure once another run has claimed. Safe for use by
 * several threads.
 */
public final class RunClaim {

    private final Storage storage;
    private final ModelLog log;
    private final RunEnvironment environment;
    private final ModelState claimed;
    private final Attempt attempt;
    private final AttemptLayout layout;
    private final ArtifactWriter artifact;

    RunClaim(Storage storage, ModelLog log, RunEnvironment environment, ModelState claimed) {
        this.storage = storage;
        this.log = log;
        this.environment = environment;
        this.claimed = claimed;
        this.attempt = claimed.lastAttempt().orElseThrow();
        this.layout = new AttemptLayout(claimed.model(), attempt.runId(), attempt.attemptId());
        this.artifact = new ArtifactWriter(storage, layout, environment.puts(storage));
    }

    /** The run: 64 hexadecimal digits. */
    public String runId() {
        return attempt.runId();
    }

    /** The attempt; later attempts of the run have greater names. */
    public String attemptId() {
        return attempt.attemptId();
    }

    /** How many claims the model has seen, this one included. */
    public long epoch() {
        return attempt.epoch();
    }

    /** The SHA-256 of what the attempt reads. */
    public String inputsSha256() {
        return attempt.claim().inputs().sha256();
    }

    /** The champion when this attempt claimed: the version that the gate compares with. */
    public Optional<ModelVersion> champion() {
        return claimed.alias(ModelState.CHAMPION);
    }

    /** The key of the folder for the attempt's records: status, checkpoints, report. */
    public String runFolder() {
        return layout.runFolder();
    }

    /** Where others find {@link #runFolder()}. */
    public URI runUri() {
        return storage.uri(layout.runFolder());
    }

    /** The key of the folder for what the attempt makes; nobody else writes there. */
    public String artifactFolder() {
        return layout.artifactFolder();
    }

    /** Where others find {@link #artifactFolder()}. */
    public URI artifactUri() {
        return storage.uri(layout.artifactFolder());
    }

    /** Where spark.ml writes the pipeline model. */
    public URI modelUri() {
        return storage.uri(layout.artifactKey(ArtifactPaths.MODEL));
    }

    /** Where some raw rows go with what the model says of them, as Parquet. */
    public URI sampleUri() {
        return storage.uri(layout.artifactKey(ArtifactPaths.SAMPLE));
    }

    /** Where the table goes that an algorithm found instead of a model, as Parquet. */
    public URI resultUri() {
        return storage.uri(layout.artifactKey(ArtifactPaths.RESULT));
    }

    /** Stores a further document beside the model. */
    public void putDocument(String path, byte[] bytes) {
        artifact.put(path, bytes);
    }

    /**
     * Refuses a model that no reader would load: one whose metadata names, at any level, a class that is neither
     * spark.ml's nor one of these.
     */
    public void requireKnownClasses(List<String> pluginClasses) {
        artifact.requireKnownClasses(pluginClasses);
    }

    /**
     * Stores the documents and the recorded inputs beside the model, then hashes every file, stores the manifest, and
     * signs it if the endorsement says so. A link, and a file that this run did not write, are refused.
     */
    public ManifestReference seal(ArtifactDocuments documents, Endorsement endorsement) {
        artifact.put(documents, RecordedInputs.read(storage, attempt.claim().inputs()));
        return artifact.seal(environment.clock().instant().truncatedTo(ChronoUnit.MILLIS), endorsement);
    }

    /**
     * Makes the sealed artefact a version; metrics that are not finite are left out. If the run has committed before,
     * the version of then is returned and this artefact is not used.
     */
    public ModelVersion commit(ManifestReference manifest, Map<String, Double> metrics, GateDecision gate) {
        String withheld = PromotionRule.withheld(attempt.claim().logicalDate(), champion())
                .orElse(null);
        Commit commit = new Commit(
                claimed.versions().size() + 1,
                manifest,
                attempt.claim().inputs().sha256(),
                metrics,
                gate,
                withheld);
        return log.append(author(), commit).versionOf(runId()).orElseThrow();
    }

    /**
     * Lets the alias name the version, unless it does, or a champion of a later date has been there since before this
     * attempt claimed: the decision to complete an earlier attempt's commit is older than the claim. Refused with a
     * retryable failure if the alias was moved since this attempt claimed.
     */
    public void promote(String alias, ModelVersion version) {
        if (!version.promotable()) {
            throw new GristmillException(
                    StoreErrors.PROTOCOL,
                    "Cannot promote " + version.reference() + ": it was rejected or withheld",
                    null,
                    null);
        }
        Integer current = claimed.aliases().get(alias);
        boolean overtaken =
                PromotionRule.withheld(version.logicalDate(), champion()).isPresent();
        if (!overtaken && (current == null || current != version.version())) {
            log.append(author(), new Promote(alias, version.version(), current, null));
        }
    }

    /** The run's checkpoints, for one thread. */
    public Checkpoints checkpoints() {
        return new Checkpoints(
                storage,
                attempt,
                layout,
                environment.puts(storage),
                new Checkpoints.Held(environment.clock(), this::requireHeld));
    }

    /** Ends the attempt; nothing may be written after it. */
    public void release(Release release) {
        log.append(author(), release);
    }

    /**
     * Shows others from now on that this attempt is at work; close it when the attempt has ended.
     *
     * @param fenced is told, on a thread of its own, that another has taken over: nothing that is written from then on
     *     becomes a version
     */
    public Heartbeat beat(Consumer<GristmillException> fenced) {
        return new Heartbeat(this, environment, fenced).start();
    }

    /** Fails, retryable, if another has taken over. */
    void requireHeld() {
        log.requireCurrent(author());
    }

    void putHeartbeat(byte[] counter) {
        storage.replace(layout.heartbeatKey(), counter);
    }

    /** Replaces the attempt's {@code status.json}, then {@code metrics.prom}. */
    public void updateStatus(RunStatus status) {
        storage.replace(layout.statusKey(), status.json());
        storage.replace(layout.metricsKey(), status.prometheus());
    }

    /** Replaces the attempt's report. */
    public void putReport(byte[] html, byte[] json) {
        storage.replace(layout.reportDataKey(), json);
        storage.replace(layout.reportKey(), html);
    }

    /** Where others find the report. */
    public RunReport report() {
        return RunReport.of(storage, layout);
    }

    private Author author() {
        return new Author(attempt.epoch(), attempt.runId(), attempt.attemptId());
    }
}
