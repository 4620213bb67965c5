package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.ExitCode;
import dev.gristmill.job.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidJobExceptionTest {

    private static final Problem EARLY = problem("job.yaml", 2, "Unknown key 'a'");
    private static final Problem LATE = problem("job.yaml", 10, "Unknown key 'b'");
    private static final Problem ON_COMMAND_LINE = problem("--set", 1, "Unknown key 'c'");

    @Test
    void tellsEveryProblemOnceInOrder() {
        InvalidJobException failure = InvalidJobException.of(List.of(ON_COMMAND_LINE, LATE, EARLY, LATE));

        assertThat(failure.problems()).containsExactly(EARLY, LATE, ON_COMMAND_LINE);
    }

    @Test
    void standsForTheFirstProblemWhereOnlyOneFits() {
        InvalidJobException failure = InvalidJobException.of(List.of(LATE, EARLY));

        assertThat(failure).hasMessage("Unknown key 'a' (did you mean 'z'?), and 1 more problem");
        assertThat(failure.where()).isEqualTo("job.yaml:2:1");
        assertThat(failure.code()).isEqualTo(JobErrors.UNKNOWN_KEY);
        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(failure.retryable()).isFalse();
        assertThat(InvalidJobException.of(EARLY)).hasMessage("Unknown key 'a' (did you mean 'z'?)");
    }

    private static Problem problem(String file, int line, String message) {
        return new Problem(JobErrors.UNKNOWN_KEY, new Position(file, line, 1), "a", message, "z");
    }
}
