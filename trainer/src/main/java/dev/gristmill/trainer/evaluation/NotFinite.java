package dev.gristmill.trainer.evaluation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses numbers that say nothing about a model. */
final class NotFinite {

    private NotFinite() {}

    /** Refuses a metric that is NaN or infinite. */
    static void refuse(Map<String, Double> values) {
        values.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw refused("Cannot evaluate: " + name + " is " + value, "evaluation.metrics", null);
            }
        });
    }

    /** Refuses scores that are none. */
    static void refuseInvalid(long invalid, long valid, boolean probabilities) {
        if (invalid > 0) {
            throw refused(
                    "Cannot evaluate: " + invalid + " of " + (valid + invalid)
                            + (probabilities ? " probabilities are not between 0 and 1" : " scores are not finite"),
                    "algorithm",
                    "scale the features, or regularise the model");
        }
    }

    /** Refuses predictions that are NaN or infinite. */
    static void refuseInvalid(long invalid, long valid) {
        if (invalid > 0) {
            throw refused(
                    "Cannot evaluate: " + invalid + " of " + (valid + invalid) + " predictions are not finite",
                    "algorithm",
                    "scale the features, or regularise the model");
        }
    }

    static GristmillException refused(String message, String where, @Nullable String hint) {
        return new GristmillException(TrainerErrors.NOT_FINITE, message, where, hint);
    }
}
