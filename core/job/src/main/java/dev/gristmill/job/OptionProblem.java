package dev.gristmill.job;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an option of a connector that is of the right type.
 *
 * @param option its name
 * @param other the option that it contradicts; null when it is wrong whatever the others are
 * @param reason why the two cannot stand together; without another, what is expected instead
 */
public record OptionProblem(String option, @Nullable String other, String reason) {

    public OptionProblem {
        Objects.requireNonNull(option);
        Objects.requireNonNull(reason);
    }
}
