package dev.gristmill.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.Commit;
import dev.gristmill.store.log.JobIdentity;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.log.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromotionRuleTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-30,             2026-10-31,           true",
        "2026-10-31,             2026-10-31,           false",
        "2026-11-01,             2026-10-31,           false",
        "2026-10-31T05:59Z,      2026-10-31T06:00Z,    true",
        "2026-10-31T06:00Z,      2026-10-31,           false",
        "2026-10-31T01:00+02:00, 2026-10-31,           true",
        ",                       2026-10-31,           false",
        "2026-10-30,             ,                     false",
    })
    void withholdsOnlyWhatIsOlder(@Nullable String date, @Nullable String champions, boolean withheld) {
        assertThat(PromotionRule.withheld(date, Optional.of(version(champions))).isPresent())
                .isEqualTo(withheld);
    }

    @Test
    void withholdsNothingWhereThereIsNoChampion() {
        assertThat(PromotionRule.withheld("1999-01-01", Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-1-1", "2026-10-31T06:00", "../x", ""})
    void refusesWhatIsNotADate(String date) {
        assertThatThrownBy(() -> TestStore.request(date))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure)
                            .hasMessage("Invalid logical date: '" + date
                                    + "' (expected a date as 2026-11-01 or a time as 2026-11-01T06:30Z)");
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.INVALID);
                });
    }

    @Test
    void refusesAnEmptyReason() {
        assertThatThrownBy(() -> TestStore.request("2026-10-31", "edition 1", " "))
                .hasMessage("Invalid --rerun: '' (expected a reason)");
    }

    private static ModelVersion version(@Nullable String date) {
        Commit commit = new Commit(
                1,
                new ManifestReference("k", "s", 1, null),
                "s",
                Map.of(),
                GateDecision.decide(List.of(), Map.of()),
                null);
        return new ModelVersion("m", 1, "r", "a", Instant.EPOCH, new JobIdentity("j", "d"), date, commit);
    }
}
