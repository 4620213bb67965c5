package dev.gristmill.trainer.evaluation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses numbers that say nothing about a model. */
final class NotFinite {

    private NotFinite() {}

    /** Refuses a metric that is NaN or infinite. */
    static void refuse(Map<String, Double> values, long rows) {
        values.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw refused(
                        "Cannot evaluate: " + name + " is " + value + " on the " + rows + " rows that were held out",
                        "evaluation.metrics",
                        "look at labels and predictions of these rows, or name other metrics");
            }
        });
    }

    static GristmillException refused(String message, String where, @Nullable String hint) {
        return new GristmillException(TrainerErrors.NOT_FINITE, message, where, hint);
    }
}
