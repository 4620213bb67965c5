package dev.gristmill.store.fake;

import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.Endorsement;
import dev.gristmill.store.checkpoint.Checkpoints;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.storage.Storage;
import java.util.Map;
import java.util.function.Consumer;

/** A run as the trainer does it, without Spark: every step that touches the store, in the trainer's order. */
public final class FakeRun {

    /** How many epochs a run with checkpoints has. */
    public static final int EPOCHS = 4;

    private static final Map<String, String> BASIS = Map.of("job", "edition 1");

    private final ModelStore store;
    private final Storage storage;
    private final Overlap overlap;
    private final Consumer<String> passing;
    private boolean checkpoints;

    /**
     * A run.
     *
     * @param storage where the trainer writes the model's own files
     * @param overlap what to do when another is at work
     * @param passing is told which moment comes now
     */
    public FakeRun(ModelStore store, Storage storage, Overlap overlap, Consumer<String> passing) {
        this.store = store;
        this.storage = storage;
        this.overlap = overlap;
        this.passing = passing;
    }

    /** Writes a checkpoint after every epoch, and goes on from them. */
    public FakeRun withCheckpoints() {
        checkpoints = true;
        return this;
    }

    /** Does what is left to do of the request; the version that it ends with. */
    public ModelVersion run(RunRequest request, boolean good) {
        RunStart start = store.begin(request, overlap, held -> passing.accept("waiting"));
        if (start instanceof RunStart.Done done) {
            return done.version();
        }
        passing.accept("pinned");
        RunClaim claim = store.claim((RunStart.Claimable) start, request, inputs(start));
        ModelVersion version = start instanceof RunStart.Committed committed ? committed.version() : train(claim, good);
        complete(claim, version);
        return version;
    }

    private byte[] inputs(RunStart start) {
        if (start instanceof RunStart.Continued continued) {
            return store.inputs(continued.inputs());
        }
        return start instanceof RunStart.Committed committed ? store.inputs(committed.inputs()) : TestStore.INPUTS;
    }

    /** From the claim to the commit. */
    public ModelVersion train(RunClaim claim, boolean good) {
        GateDecision gate = TestStore.gate(good);
        passing.accept("validated");
        passing.accept("first epoch");
        if (checkpoints) {
            iterate(claim.checkpoints());
        }
        passing.accept("last epoch");
        passing.accept("evaluated");
        put(claim, "metadata/part-00000", "metadata");
        put(claim, "stages/0/data/part-00000", "one stage");
        put(claim, "stages/1/data/part-00000", "all files");
        var manifest = claim.seal(TestStore.documents(gate), Endorsement.PLAIN);
        passing.accept("sealed");
        return claim.commit(manifest, TestStore.metrics(good), gate);
    }

    private void iterate(Checkpoints saved) {
        int done = saved.newest(BASIS, told -> {})
                .map(it -> it.checkpoint().iteration())
                .orElse(0);
        for (int epoch = done + 1; epoch <= EPOCHS; epoch++) {
            passing.accept("epoch " + epoch);
            saved.write(epoch, TestStore.bytes("state " + epoch), BASIS);
            if (epoch == 2) {
                passing.accept("between checkpoints");
            }
        }
    }

    private void put(RunClaim claim, String path, String then) {
        String said = "{\"class\":\"org.apache.spark.ml.PipelineModel\",\"uid\":\"" + claim.attemptId() + "\"}\n";
        storage.putIfAbsent(claim.artifactFolder() + "/model/" + path, TestStore.bytes(said));
        passing.accept(then);
    }

    /** From the commit to the end. */
    public void complete(RunClaim claim, ModelVersion version) {
        passing.accept("committed");
        if (version.promotable()) {
            claim.promote(ModelState.CHAMPION, version);
        }
        claim.checkpoints().discard();
        passing.accept("promoted");
        claim.release(new Release(version.rejected() ? Release.Outcome.REJECTED : Release.Outcome.SUCCEEDED, false));
    }
}
