package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunState;
import dev.gristmill.store.run.RunStatus;
import dev.gristmill.store.run.StatusWriter;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code status.json} and {@code metrics.prom} in the attempt's folder, from the claim to the end. A status that cannot be written is
 * logged: it is no reason to end a run.
 */
final class StatusListener implements RunListener {

    private static final Logger LOG = LogManager.getLogger(StatusListener.class);

    private final RunContext context;
    private final RunJournal journal;
    private final Instant startedAt;
    private final StatusWriter writer;
    private RunState state = RunState.PENDING;
    private RunEvent.Advanced advanced = new RunEvent.Advanced(0, 0, 0, 0);
    private Map<String, Double> metrics = Map.of();
    private RunEvent.@Nullable Iterated iterated;
    private @Nullable String checkpoint;
    private @Nullable Instant checkpointAt;

    StatusListener(RunContext context, RunJournal journal) {
        this.context = context;
        this.journal = journal;
        this.startedAt = context.clock().instant();
        this.writer = new StatusWriter(context.clock(), this::write);
    }

    @Override
    public void on(RunEvent event) {
        Integer exitCode = null;
        if (event instanceof RunEvent.StepStarted started) {
            state = started.step();
            iterated = null;
            advanced = new RunEvent.Advanced(0, 0, advanced.rowsRead(), advanced.bytesRead());
        } else if (event instanceof RunEvent.Advanced more) {
            advanced = more;
        } else if (event instanceof RunEvent.Iterated step) {
            iterated = step;
            metrics = measured(step);
        } else if (event instanceof RunEvent.Checkpointed written) {
            checkpoint = written.folder();
            checkpointAt = context.clock().instant();
        } else if (event instanceof RunEvent.Measured measured) {
            metrics = measured.metrics();
        } else if (event instanceof RunEvent.Finished finished) {
            state = finished.state();
            exitCode = finished.exitCode();
        }
        RunClaim claim = journal.claim();
        if (claim != null) {
            writer.update(status(claim, exitCode));
        }
    }

    private RunStatus status(RunClaim claim, @Nullable Integer exitCode) {
        int index = RunEvent.STEPS.indexOf(state) + 1;
        return new RunStatus(
                claim.runId(),
                claim.attemptId(),
                context.job().name(),
                state,
                index == 0 ? null : state.name(),
                state.finished() ? RunEvent.STEPS.size() : index,
                RunEvent.STEPS.size(),
                iterated == null ? null : iterated.point().iteration(),
                iterated == null ? null : iterated.maxIterations(),
                percentage(index),
                iterated == null ? null : iterated.remaining().toSeconds(),
                metrics,
                advanced.rowsRead(),
                advanced.bytesRead(),
                checkpoint,
                checkpointAt,
                startedAt,
                context.clock().instant(),
                exitCode,
                journal.error());
    }

    /** Every step counts the same, and its tasks within it. */
    private double percentage(int index) {
        if (state.finished()) {
            return 100;
        }
        if (iterated != null) {
            return percentage(index, (double) iterated.point().iteration() / iterated.maxIterations());
        }
        double within = advanced.tasks() == 0 ? 0 : (double) advanced.tasksDone() / advanced.tasks();
        return percentage(index, within);
    }

    private static double percentage(int index, double within) {
        return Math.floor(1000 * (Math.max(0, index - 1) + within) / RunEvent.STEPS.size()) / 10;
    }

    private static Map<String, Double> measured(RunEvent.Iterated step) {
        Map<String, Double> measured = new HashMap<>();
        measured.put(RunStatus.ROWS_PER_SECOND, step.rowsPerSecond());
        if (step.point().loss() != null) {
            measured.put(RunStatus.LOSS, step.point().loss());
        }
        if (step.point().change() != null) {
            measured.put(RunStatus.CHANGE, step.point().change());
        }
        if (step.point().validation() != null && step.validationMetric() != null) {
            measured.put(
                    RunStatus.VALIDATION + step.validationMetric(), step.point().validation());
        }
        return measured;
    }

    private void write(RunStatus status) {
        RunClaim claim = journal.claim();
        if (claim == null) {
            return;
        }
        try {
            claim.updateStatus(status);
        } catch (GristmillException e) {
            LOG.warn("Cannot write the status: {}", e.getMessage());
        }
    }
}
