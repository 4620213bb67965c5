package dev.gristmill.trainer.progress;

import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** One log line per event, for runs that nobody watches. Puts run and step into every line that is logged. */
public final class LogProgress implements RunListener {

    private static final Logger LOG = LogManager.getLogger("gristmill");
    private static final String RUN = "run";
    private static final String STEP = "step";
    private static final String ITERATION = "iteration";
    /** Iterations are told this long apart. */
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private @Nullable Duration logged;
    private static final String LOGICAL_DATE = "logicalDate";

    /**
     * Of a run.
     *
     * @param logicalDate the date that it is for; null for none
     */
    public LogProgress(@Nullable String logicalDate) {
        LogContext.put(LOGICAL_DATE, logicalDate);
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.Claimed claimed) {
            LogContext.put(RUN, claimed.runId());
            LOG.info("run {} attempt {} in {}", claimed.runId(), claimed.attemptId(), claimed.folder());
        } else if (event instanceof RunEvent.StepStarted started) {
            LogContext.put(STEP, started.step().name());
            LOG.info("{} began", started.step());
        } else if (event instanceof RunEvent.StepFinished finished) {
            LOG.info("{} took {} ms", finished.step(), finished.took().toMillis());
            LogContext.put(STEP, null);
            LogContext.put(ITERATION, null);
        } else if (event instanceof RunEvent.Iterated iterated) {
            iterated(iterated);
        } else if (event instanceof RunEvent.Checkpointed checkpointed) {
            LOG.info(
                    "checkpoint after {} iterations in {}, {} ms",
                    checkpointed.iteration(),
                    checkpointed.folder(),
                    checkpointed.took().toMillis());
        } else if (event instanceof RunEvent.Waiting waiting) {
            LOG.info(waiting.text());
        } else if (event instanceof RunEvent.Noted noted) {
            LOG.info(noted.text());
        } else if (event instanceof RunEvent.Warned warned) {
            LOG.warn(warned.text());
        } else if (event instanceof RunEvent.Measured measured) {
            LOG.info(measured.metrics().entrySet().stream()
                    .map(metric -> metric.getKey() + " " + metric.getValue())
                    .collect(Collectors.joining(", ")));
        } else if (event instanceof RunEvent.Finished finished) {
            finished(finished);
        }
    }

    private void iterated(RunEvent.Iterated step) {
        LogContext.put(ITERATION, Integer.toString(step.point().iteration()));
        Duration last = logged;
        if (last == null || step.spent().minus(last).compareTo(BETWEEN) >= 0) {
            logged = step.spent();
            LOG.info(FitLine.of(step));
        }
    }

    private static void finished(RunEvent.Finished finished) {
        if (finished.error().isEmpty()) {
            LOG.info("run {}, exit code {}", finished.state(), finished.exitCode());
        } else {
            LOG.error("run {}, exit code {}: {}", finished.state(), finished.exitCode(), finished.error());
        }
        LogContext.put(RUN, null);
    }
}
