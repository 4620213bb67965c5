package dev.gristmill.store.run;

import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.Attempt;

/**
 * A run that claimed its model.
 *
 * @param model the model's name
 * @param attempt the run's newest attempt, as the log has it
 */
public record StoredRun(String model, Attempt attempt) {

    private static final int ENOUGH = 12;

    /** The run: 64 hexadecimal digits. */
    public String runId() {
        return attempt.runId();
    }

    AttemptLayout layout() {
        return new AttemptLayout(model, attempt.runId(), attempt.attemptId());
    }

    /** As in {@code 548ec87e3036 (flight-delays, 2026-10-31)}: enough to name it by. */
    String words() {
        String date = attempt.claim().logicalDate();
        return runId().substring(0, Math.min(ENOUGH, runId().length())) + " (" + model
                + (date == null ? "" : ", " + date) + ")";
    }
}
