package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.Owner;
import dev.gristmill.store.run.Processes;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.run.RunState;
import dev.gristmill.store.storage.Storages;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.progress.RunEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run beside one that another host has claimed. */
final class OverlapSparkTest {

    private static final RunRequest OTHERS = new RunRequest("small", "other", "0".repeat(64), "2026-11-01", null);

    @TempDir
    Path folder;

    @Test
    void skipEndsWithoutSparkAndSaysWhoIsAtWork() {
        SmallRun run = run();
        RunClaim holder = claimElsewhere();
        List<String> told = new ArrayList<>();
        TrainSummary summary = run.overlap(Overlap.SKIP)
                .hearing(event -> {
                    if (event instanceof RunEvent.Waiting waiting) {
                        told.add(waiting.text());
                        beat(holder);
                    }
                })
                .run();
        assertThat(summary.state()).isEqualTo(RunState.SKIPPED);
        assertThat(summary.exitCode()).isZero();
        assertThat(summary.steps()).extracting(TrainSummary.Step::name).containsExactly("VALIDATING");
        assertThat(Objects.requireNonNull(summary.holder()).run()).isEqualTo(holder.runId());
        assertThat(summary.decision())
                .startsWith("Skipped: another run of the model is at work, run " + holder.runId())
                .contains("by process 7 on elsewhere");
        assertThat(told).singleElement().asString().startsWith("Waiting for run " + holder.runId());
    }

    @Test
    void runThatIsReplacedStopsWithAFailureThatMayPass() {
        TrainSummary summary = run().overlap(Overlap.REPLACE)
                .hearing(event -> {
                    if (event instanceof RunEvent.StepStarted started && started.step() == RunState.TRAINING) {
                        claimElsewhere();
                    }
                })
                .run();
        assertThat(summary.state()).isEqualTo(RunState.FAILED);
        assertThat(summary.exitCode()).isEqualTo(75);
        assertThat(Objects.requireNonNull(summary.error()).code()).isEqualTo("RUN-802");
    }

    private SmallRun run() {
        Dataset<Row> rows = ProductSession.session()
                .range(60)
                .selectExpr("id", "cast(id % 7 as double) x", "cast(id % 2 as double) y");
        return new SmallRun(folder, rows).label("y").features("x").anyClassification();
    }

    private RunClaim claimElsewhere() {
        RunEnvironment here = RunEnvironment.system();
        RunEnvironment there =
                new RunEnvironment(here.clock(), here.nonces(), new Elsewhere(), here.claimTtl(), here.time());
        ModelStore store = new ModelStore(Storages.open(folder.resolve("models").toString(), here.nonces()), there);
        RunStart.Claimable start = (RunStart.Claimable) store.begin(OTHERS, Overlap.REPLACE, held -> {});
        return store.claim(start, OTHERS, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static void beat(RunClaim holder) {
        try {
            Files.writeString(Path.of(holder.runUri()).resolve("hb"), "2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Elsewhere implements Processes {

        @Override
        public Owner self() {
            return new Owner("elsewhere", 7, Instant.EPOCH);
        }

        @Override
        public boolean alive(Owner owner) {
            return true;
        }
    }
}
