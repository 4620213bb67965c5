package dev.gristmill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class OverheadTableTest {

    private static final Round FIRST =
            new Round(new Lap(2, 4, 20), new Lap(1, 3, 20), new Lap(1.1, 3, 20), 0.25, new Written(19, 0.006, 12345));
    private static final Round SECOND =
            new Round(new Lap(2, 4, 20), new Lap(3, 3, 20), new Lap(2.7, 3, 20), 0.75, new Written(19, 0.006, 12345));

    @Test
    void hasARowForEachLearnerInBothTables() {
        Comparison quiet = new Comparison("k-means", List.of(FIRST, SECOND), OptionalDouble.of(0.04));
        Comparison unknown = new Comparison("ALS", List.of(FIRST), OptionalDouble.empty());

        assertThat(new OverheadTable(List.of(quiet, unknown)).markdown().lines())
                .containsExactly(
                        "| learner | iterations: A, B | s per fit: A, B | ms per iteration: A, B | B / A | CPU: B / A"
                                + " | outside iterations | others' cores |",
                        "|---|---|---|---|---|---|---|---|",
                        "| k-means | 20, 20 | 2.00, 2.00 | 100.0, 100.0 | 1.00 (0.50 to 1.50) | 0.75 (0.75 to 0.75)"
                                + " | 50 % | 0.04 |",
                        "| ALS | 20, 20 | 2.00, 1.00 | 100.0, 50.0 | 0.50 (0.50 to 0.50) | 0.75 (0.75 to 0.75)"
                                + " | 25 % | unknown |",
                        "",
                        "| learner | s per fit: C | ms per iteration: C | C / B - 1 | checkpoints | ms each | bytes"
                                + " | by the default schedule |",
                        "|---|---|---|---|---|---|---|---|",
                        "| k-means | 1.90 | 95.0 | +0.0 % (-10.0 % to +10.0 %) | 19 | 6.0 | 12,345 | 0.010 % |",
                        "| ALS | 1.10 | 55.0 | +10.0 % (+10.0 % to +10.0 %) | 19 | 6.0 | 12,345 | 0.010 % |");
    }

    @Test
    void claimsNothingOfABusyMachine() {
        Comparison quiet = new Comparison("k-means", List.of(FIRST), OptionalDouble.of(0.3));
        Comparison busy = new Comparison("ALS", List.of(FIRST), OptionalDouble.of(0.31));
        Comparison unknown = new Comparison("LDA", List.of(FIRST), OptionalDouble.empty());

        assertThat(new OverheadTable(List.of(quiet)).verdict()).isEqualTo("Other processes left the machine alone.\n");
        assertThat(new OverheadTable(List.of(quiet, busy, unknown)).verdict())
                .isEqualTo(
                        "NO CLAIM: other processes took more than 0.3 of a core, or it is not known, during: ALS; LDA.\n");
    }
}
