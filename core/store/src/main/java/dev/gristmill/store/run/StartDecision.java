package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.InputsReference;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What there is to do for a request: a pure function of the log, the request, and a nonce for a run of its own. */
final class StartDecision {

    private final ModelState state;
    private final RunRequest request;
    private final Supplier<String> nonces;

    StartDecision(ModelState state, RunRequest request, Supplier<String> nonces) {
        this.state = state;
        this.request = request;
        this.nonces = nonces;
    }

    RunStart start() {
        String date = request.logicalDate();
        return date == null ? undated() : dated(date);
    }

    private RunStart dated(String date) {
        Attempt last = newest(attempt -> true).orElse(null);
        if (last == null) {
            return fresh(RunIds.dated(request, date, 0), 0);
        }
        int rerun = last.claim().rerun().number();
        Progress progress = progress(last);
        boolean sameJob = last.claim().job().equals(request.job());
        if (request.rerunReason() != null && (progress.finished() || !sameJob)) {
            return fresh(RunIds.dated(request, date, rerun + 1), rerun + 1);
        }
        if (progress == Progress.ABANDONED) {
            return fresh(last.runId(), rerun);
        }
        if (!sameJob) {
            throw changed(date, progress);
        }
        return progress == Progress.DONE ? new RunStart.Done(last.runId(), version(last)) : resumed(last, progress);
    }

    private RunStart undated() {
        boolean asked = request.rerunReason() != null;
        Attempt last = newest(attempt -> attempt.claim().job().equals(request.job())
                        && asked == (attempt.claim().rerun().reason() != null))
                .orElse(null);
        if (last == null || !resumable(last)) {
            return fresh(RunIds.undated(request, nonces.get()), 0);
        }
        return resumed(last, progress(last));
    }

    // A commit is completed only while nothing has come after it
    private boolean resumable(Attempt undated) {
        boolean newest = state.lastAttempt().filter(undated::equals).isPresent();
        return !ended(undated)
                && !collected(undated)
                && (newest || state.versionOf(undated.runId()).isEmpty());
    }

    private RunStart resumed(Attempt last, Progress progress) {
        int rerun = last.claim().rerun().number();
        if (progress == Progress.UNDER_WAY) {
            InputsReference inputs = last.claim().inputs();
            return new RunStart.Continued(last.runId(), rerun, state.epoch(), last.attemptId(), inputs);
        }
        ModelVersion version = version(last);
        InputsReference inputs =
                state.attempt(version.attempt()).orElse(last).claim().inputs();
        return new RunStart.Committed(last.runId(), rerun, state.epoch(), version, inputs);
    }

    private RunStart fresh(String runId, int rerun) {
        return new RunStart.Fresh(runId, rerun, state.epoch());
    }

    // The newest of the job's date, and of all reruns of that date
    private Optional<Attempt> newest(Predicate<Attempt> condition) {
        return state.attempts().stream()
                .filter(attempt -> attempt.claim().job().name().equals(request.jobName()))
                .filter(attempt -> Objects.equals(attempt.claim().logicalDate(), request.logicalDate()))
                .filter(condition)
                .reduce((older, newer) -> newer);
    }

    private Progress progress(Attempt last) {
        Optional<ModelVersion> version = state.versionOf(last.runId());
        if (version.isPresent()) {
            return awaitsPromotion(version.get()) ? Progress.COMMITTED : Progress.DONE;
        }
        return ended(last) || collected(last) ? Progress.ABANDONED : Progress.UNDER_WAY;
    }

    private static boolean ended(Attempt attempt) {
        Release release = attempt.release();
        return release != null && !release.retryable();
    }

    // What it recorded is gone, or about to go: a later attempt cannot go on from it
    private boolean collected(Attempt attempt) {
        return state.removal(attempt.key()).isPresent();
    }

    private boolean awaitsPromotion(ModelVersion version) {
        return version.promotable()
                && state.removal(version.attempt()).isEmpty()
                && !state.wasChampion(version.version())
                && PromotionRule.withheld(version.logicalDate(), state.alias(ModelState.CHAMPION))
                        .isEmpty();
    }

    private ModelVersion version(Attempt attempt) {
        return state.versionOf(attempt.runId()).orElseThrow();
    }

    private GristmillException changed(String date, Progress progress) {
        return new GristmillException(
                StoreErrors.JOB_CHANGED,
                "Cannot run " + request.jobName() + " for " + date + ": the job has changed, and that date is "
                        + (progress == Progress.DONE ? "done" : "under way") + " with the job as it was",
                null,
                "say why by --rerun REASON, or restore the job");
    }

    private enum Progress {
        UNDER_WAY,
        ABANDONED,
        COMMITTED,
        DONE;

        boolean finished() {
            return this == ABANDONED || this == DONE;
        }
    }
}
