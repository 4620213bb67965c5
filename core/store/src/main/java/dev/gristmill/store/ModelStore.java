package dev.gristmill.store;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.job.file.Suggestions;
import dev.gristmill.store.artifact.ArtifactCheck;
import dev.gristmill.store.artifact.ArtifactPaths;
import dev.gristmill.store.artifact.ArtifactReader;
import dev.gristmill.store.artifact.Finding;
import dev.gristmill.store.artifact.Manifest;
import dev.gristmill.store.artifact.SparkRelease;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.gc.GarbageCollector;
import dev.gristmill.store.gc.GarbagePolicy;
import dev.gristmill.store.gc.GarbageReport;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.InputsReference;
import dev.gristmill.store.log.LogEntry;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Operator;
import dev.gristmill.store.operation.AliasMoves;
import dev.gristmill.store.operation.Move;
import dev.gristmill.store.operation.Moved;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.run.RunProtocol;
import dev.gristmill.store.run.RunReport;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.run.StoredRuns;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import dev.gristmill.store.trust.TrustPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Models, their versions, and the runs that make them, in one storage. Safe for use by any number of threads and
 * processes; nothing is cached, so every answer is that of the moment.
 */
public final class ModelStore {

    private static final Set<String> FOLDERS = Set.of("log", "runs");

    private final Storage storage;
    private final RunEnvironment environment;
    private final TrustPolicy trust;
    private final RunProtocol protocol;

    /** The store in this storage; versions need no signature. */
    public ModelStore(Storage storage, RunEnvironment environment) {
        this(storage, environment, TrustPolicy.NONE);
    }

    /** The store in this storage, of which nothing is read that the policy does not trust. */
    public ModelStore(Storage storage, RunEnvironment environment, TrustPolicy trust) {
        this.storage = storage;
        this.environment = environment;
        this.trust = trust;
        this.protocol = new RunProtocol(storage, environment);
    }

    /**
     * The store at this location: a folder or a URI. Touches nothing there yet. Where {@code MODEL_STORE_TRUST} names a
     * file of public keys, no version is read that none of them signed.
     */
    public static ModelStore open(String location) {
        return open(location, TrustPolicy.of(System.getenv()));
    }

    /** The store at this location, under a policy of the caller's. */
    public static ModelStore open(String location, TrustPolicy trust) {
        RunEnvironment environment = RunEnvironment.system();
        return new ModelStore(Storages.open(location, environment.nonces()), environment, trust);
    }

    /** The person behind this process. */
    public Operator operator() {
        return environment.operator();
    }

    /** Whose signatures count. */
    public TrustPolicy trust() {
        return trust;
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

    /** The models, and what has the report of a run and never was a model: all that {@link #collect} has to look at. */
    public List<String> collectable() {
        return storage.children("").stream()
                .filter(ModelLayout::isName)
                .filter(this::isCollectable)
                .toList();
    }

    private boolean isCollectable(String name) {
        return storage.children(name).stream().anyMatch(FOLDERS::contains);
    }

    /** What a model's log says; an empty state for a model that is not there. */
    public ModelState state(String model) {
        return log(model).read();
    }

    private ModelLog log(String model) {
        return environment.log(storage, new ModelLayout(model));
    }

    /** The runs of all models, and how far they are. */
    public StoredRuns runs() {
        return new StoredRuns(storage, this::models, this::state);
    }

    /** Every entry of the log of a model that must be there, oldest first. */
    public List<LogEntry> history(String model) {
        existing(model);
        return log(model).entries();
    }

    /** What the log of a model says that must be there. */
    public ModelState existing(String model) {
        ModelState state = state(model);
        if (state.tail().seq() == 0) {
            List<String> models = models();
            throw missing(
                    StoreErrors.MODEL_MISSING,
                    "model " + model,
                    "models there: " + String.join(", ", models),
                    Suggestions.closest(model, models));
        }
        return state;
    }

    /** What there is to do for a request; refused with a retryable failure while a process of this host is at it. */
    public RunStart begin(RunRequest request) {
        return protocol.begin(request);
    }

    /** What there is to do, once it is clear whether another is at it; see {@link RunProtocol}. */
    public RunStart begin(RunRequest request, Overlap overlap, Consumer<RunStart.Held> waiting) {
        return protocol.begin(request, overlap, waiting);
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
        return resolve(wanted, existing(wanted.model()));
    }

    private ModelVersion resolve(ModelReference wanted, ModelState state) {
        Optional<ModelVersion> version = wanted.version().isPresent()
                ? state.usable(wanted.version().getAsInt())
                : state.alias(wanted.selector());
        String there = state.versions().stream()
                .map(ModelVersion::reference)
                .collect(Collectors.joining(", ", "versions there: ", ""));
        return version.orElseThrow(() -> missing(
                StoreErrors.VERSION_MISSING,
                wanted.selector() + " of model " + wanted.model(),
                there,
                wanted.version().isPresent()
                        ? null
                        : Suggestions.closest(wanted.selector(), state.aliases().keySet())));
    }

    /**
     * Lets an alias name a version because a person wants it: its files are checked first. Refused like a run's promotion
     * if anybody has claimed or moved the alias meanwhile; decide again then.
     *
     * @param reference {@code NAME@3} or {@code NAME@ALIAS}: a bare name does not say which
     */
    public Moved promote(String reference, Move move) {
        ModelReference wanted = ModelReference.parse(reference);
        ModelState state = existing(wanted.model());
        if (!reference.contains("@")) {
            throw new GristmillException(
                    StoreErrors.MOVE_REFUSED,
                    "Cannot promote " + reference + ": it does not say which version",
                    null,
                    "name one, as in " + reference + "@"
                            + Math.max(1, state.versions().size()));
        }
        ModelVersion version = resolve(wanted, state);
        AliasMoves moves = new AliasMoves(log(wanted.model()), state, move);
        moves.requirePromotable(version);
        verify(version);
        return moves.promote(version);
    }

    /**
     * Lets an alias name the version again that it named before, whose files are checked first. Nothing is trained.
     *
     * @param reference the version to go back to; null for the one before
     */
    public Moved rollback(String model, @Nullable String reference, Move move) {
        ModelState state = existing(model);
        AliasMoves moves = new AliasMoves(log(model), state, move);
        ModelVersion target = moves.target(reference == null ? null : resolve(own(model, reference), state));
        verify(target);
        return moves.rollback(target);
    }

    private static ModelReference own(String model, String reference) {
        ModelReference wanted = ModelReference.parse(reference);
        if (!wanted.model().equals(model)) {
            throw new GristmillException(
                    StoreErrors.MOVE_REFUSED,
                    "Cannot roll back " + model + " to " + reference + ": that is another model",
                    null,
                    null);
        }
        return wanted;
    }

    /** The version's artefact; its manifest is checked against the log, and its signature where one is required. */
    public ArtifactReader artifact(ModelVersion version) {
        return ArtifactReader.open(storage, layout(version), version.commit().manifest(), trust);
    }

    /** Every file of the version; checked against the log. */
    public Manifest manifest(ModelVersion version) {
        return artifact(version).manifest();
    }

    /** Checks every byte of the version: a file that is missing, changed or extra is named. */
    public void verify(ModelVersion version) {
        artifact(version).verify();
    }

    /** Everything that is wrong with the version: its manifest, its signature, every byte. Reads all of it. */
    public ArtifactCheck check(ModelVersion version) {
        try {
            ArtifactReader artifact = artifact(version);
            return new ArtifactCheck(artifact.manifest().files().size(), artifact.findings());
        } catch (GristmillException e) {
            if (e.retryable()) {
                throw e;
            }
            return new ArtifactCheck(0, List.of(Finding.of(e, uri(version))));
        }
    }

    /**
     * The folder that spark.ml may load, after everything that can be checked without loading it: the manifest against
     * the log, its signature where one is required, every byte against the manifest, the Spark that wrote it against the
     * reader's, and the classes that the metadata names, at every level, against those of spark.ml and of the version's
     * plug-ins.
     *
     * @param reader the Spark that is to load it
     */
    public URI loadable(ModelVersion version, SparkRelease reader) {
        ArtifactReader artifact = artifact(version);
        artifact.verify();
        artifact.requireReadableBy(reader);
        artifact.requireKnownClasses();
        return modelUri(version);
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

    /** The version's {@code report.json}; empty if its run wrote none. Nothing vouches for it: it is for people. */
    public Optional<byte[]> reportJson(ModelVersion version) {
        return storage.read(layout(version).reportDataKey());
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

    /** Collects the garbage of a model, or of what is {@link #collectable}; see {@link GarbageCollector#collect}. */
    public GarbageReport collect(String model, GarbagePolicy policy) {
        return collector(model).collect(policy);
    }

    /** What {@link #collect} would find; see {@link GarbageCollector#plan}. */
    public GarbageReport planCollection(String model, GarbagePolicy policy) {
        return collector(model).plan(policy);
    }

    private GarbageCollector collector(String model) {
        ModelLayout layout = new ModelLayout(model);
        if (!isCollectable(model)) {
            existing(model);
        }
        return new GarbageCollector(
                storage,
                layout,
                environment.log(storage, layout),
                environment.nonces().get());
    }

    private static AttemptLayout layout(ModelVersion version) {
        return new AttemptLayout(version.model(), version.runId(), version.attemptId());
    }

    private GristmillException missing(ErrorCode code, String what, String there, @Nullable String suggestion) {
        String list = there.endsWith(": ") ? "nothing is there yet; train first" : there;
        String hint = suggestion == null ? list : "did you mean " + suggestion + "? " + list;
        return new GristmillException(code, "Cannot find " + what, root().toString(), hint);
    }
}
