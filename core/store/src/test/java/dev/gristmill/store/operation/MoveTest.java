package dev.gristmill.store.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.log.Operator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MoveTest {

    private static final Operator ANNA = new Operator("anna", "desk-7");

    @Test
    void takesALongReasonButNoLonger() {
        assertThat(new Move("champion", ANNA, "\u00e9".repeat(1000), false).reason())
                .hasSize(1000);
        refuses(
                () -> new Move("champion", ANNA, "x".repeat(1001), false),
                "Invalid --reason: '" + "x".repeat(1000) + "' (expected one line of up to 1000 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "bell\u0007"})
    void refusesAReasonThatIsNoLine(String reason) {
        refuses(
                () -> new Move("champion", ANNA, reason, false),
                "Invalid --reason: '" + reason.replaceAll("\\p{Cntrl}", "?")
                        + "' (expected one line of up to 1000 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "Champion", "a/b", "..", "a\nb"})
    void refusesAnAliasThatCannotBeNamed(String alias) {
        refuses(
                () -> new Move(alias, ANNA, null, false),
                "Invalid --alias: '" + alias.replace('\n', '?')
                        + "' (expected a letter, then up to 63 of a-z, 0-9 and -)");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .extracting(GristmillException::code)
                .isEqualTo(StoreErrors.MOVE_REFUSED);
    }
}
