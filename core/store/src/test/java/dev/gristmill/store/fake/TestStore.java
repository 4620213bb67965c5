package dev.gristmill.store.fake;

import dev.gristmill.job.GateRequirement;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.ArtifactDocuments;
import dev.gristmill.store.artifact.Endorsement;
import dev.gristmill.store.artifact.JobDocument;
import dev.gristmill.store.artifact.MetricsDocument;
import dev.gristmill.store.artifact.Signature;
import dev.gristmill.store.artifact.SignatureField;
import dev.gristmill.store.artifact.SoftwareVersions;
import dev.gristmill.store.artifact.SparkRelease;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.artifact.TrainedWith;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.storage.LocalStorage;
import dev.gristmill.store.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store in a folder, with a clock, nonces and neighbours that a test controls, and a trainer that trains nothing. */
public final class TestStore {

    public static final String MODEL = "flight-delays";
    public static final byte[] INPUTS = bytes("{\"files\":[\"a.parquet\"]}");

    /** The one that runs and readers have. */
    public static final SparkRelease SPARK = new SparkRelease("4.1.0");

    private static final int NONCES = 20;
    private static final Duration TTL = Duration.ofSeconds(60);
    private static final double GOOD = 0.75;
    private static final double BAD = 0.5;

    private final TickingClock clock = new TickingClock("2026-11-01T06:00:00Z");
    private final FakeTime time = new FakeTime();
    private final FakeProcesses processes;
    private final Endorsement endorsement;
    private final String modelClass;
    private final Storage storage;
    private final RunEnvironment environment;
    private final ModelStore store;

    /** A store in this folder. */
    public TestStore(Path folder) {
        this(folder, Endorsement.PLAIN, "PipelineModel");
    }

    /** A store in this folder, whose runs make models of this class, and say this for them. */
    public TestStore(Path folder, Endorsement endorsement, String modelClass) {
        this(new LocalStorage(folder, new CountingNonces()), "mill-1", 0, TTL, endorsement, modelClass);
    }

    /** A store in this storage. */
    public TestStore(Storage storage) {
        this(storage, "mill-1");
    }

    /** A store in this storage, seen from this host. */
    public TestStore(Storage storage, String host) {
        this(storage, host, 0, TTL, Endorsement.PLAIN, "PipelineModel");
    }

    private TestStore(
            Storage storage, String host, long nonces, Duration ttl, Endorsement endorsement, String modelClass) {
        this.processes = new FakeProcesses(host);
        this.storage = storage;
        this.endorsement = endorsement;
        this.modelClass = modelClass;
        environment = new RunEnvironment(clock, new CountingNonces(nonces), processes, ttl, time);
        store = new ModelStore(storage, environment);
    }

    /** A store in this storage as one of several writers sees it; its attempts count as silent at once. */
    public static TestStore writer(Storage storage, int number) {
        return new TestStore(
                storage, "mill-" + number, (long) number << NONCES, Duration.ZERO, Endorsement.PLAIN, "PipelineModel");
    }

    public ModelStore store() {
        return store;
    }

    public Storage storage() {
        return storage;
    }

    public RunEnvironment environment() {
        return environment;
    }

    public FakeTime time() {
        return time;
    }

    public FakeProcesses processes() {
        return processes;
    }

    /** A request as a scheduler makes it. */
    public static RunRequest request(@Nullable String date) {
        return request(date, "edition 1", null);
    }

    /** A request for an edition of the job. */
    public static RunRequest request(@Nullable String date, String edition, @Nullable String reason) {
        return new RunRequest(MODEL, "delays", Sha256.of(edition), date, reason);
    }

    /** Begins, where there is something to do. */
    public RunStart.Claimable open(RunRequest request) {
        return (RunStart.Claimable) store.begin(request);
    }

    /** Begins and claims. */
    public RunClaim claim(RunRequest request) {
        return store.claim(open(request), request, INPUTS);
    }

    /** Writes a model and seals it. */
    public ManifestReference seal(RunClaim claim, GateDecision gate) {
        String model = claim.artifactFolder() + "/model/";
        storage.putIfAbsent(model + "metadata/part-00000", bytes("{\"class\":\"" + modelClass + "\"}\n"));
        storage.putIfAbsent(model + "stages/0/data/part-00000.parquet", bytes("weights"));
        return claim.seal(documents(gate), endorsement);
    }

    /** All steps of a run but the release. */
    public ModelVersion publish(RunClaim claim, boolean good) {
        GateDecision gate = gate(good);
        ModelVersion version = claim.commit(seal(claim, gate), metrics(good), gate);
        if (version.promotable()) {
            claim.promote("champion", version);
        }
        return version;
    }

    public static GateDecision gate(boolean good) {
        GateRequirement requirement = new GateRequirement("areaUnderROC", GateRequirement.Comparison.AT_LEAST, 0.6);
        return GateDecision.decide(List.of(requirement), metrics(good));
    }

    public static Map<String, Double> metrics(boolean good) {
        return Map.of("areaUnderROC", good ? GOOD : BAD, "logLoss", 0.5);
    }

    /** What a run says of its model. */
    public static ArtifactDocuments documents(GateDecision gate) {
        return documents(gate, SPARK.version());
    }

    /** What a run with this Spark says of its model. */
    public static ArtifactDocuments documents(GateDecision gate, String spark) {
        return new ArtifactDocuments(
                new Signature(
                        List.of(new SignatureField("distance", "double"), new SignatureField("origin", "string")),
                        List.of(new SignatureField("prediction", "double"))),
                new MetricsDocument(metrics(gate.allowsPromotion()), new SplitCounts(70, 10, 20), gate),
                new JobDocument(
                        "delays",
                        Sha256.of("edition 1"),
                        "name: delays\n",
                        new TrainedWith(
                                "logistic-regression",
                                "org.apache.spark.ml.classification.LogisticRegression",
                                "mllib"),
                        "binary-classification",
                        7,
                        null,
                        new SoftwareVersions("0.1.0", spark, "17")));
    }

    /** The text in UTF-8. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
