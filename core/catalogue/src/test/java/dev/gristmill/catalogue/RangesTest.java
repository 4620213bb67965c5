package dev.gristmill.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

/** A number is in the catalogue's range exactly if spark.ml accepts it: probed at every bound, just beside it, and far off. */
final class RangesTest {

    private static final Set<String> WHOLE = Set.of("INTEGER", "LONG", "INTEGERS");
    private static final Set<String> NUMBERS = Set.of("INTEGER", "LONG", "INTEGERS", "DOUBLE", "DOUBLES");
    private static final List<Double> FAR = List.of(-1e9, -2.0, -1.0, 0.0, 0.25, 0.5, 0.75, 1.0, 2.0, 3.0, 29.0, 1e9);

    /** Inside the range, and refused all the same: a range has no holes, so the doc says it. */
    private static final Map<String, DoublePredicate> HOLES =
            Map.of("checkpointInterval", value -> value == 0, "variancePower", value -> value > 0 && value < 1);

    @Test
    void equalWhatSparkAccepts() {
        assertThat(Described.all())
                .filteredOn(it -> NUMBERS.contains(it.parameter().type()))
                .hasSizeGreaterThan(200)
                .allSatisfy(RangesTest::equal);
    }

    private static void equal(Described described) {
        DoublePredicate hole = HOLES.getOrDefault(described.parameter().name(), value -> false);
        for (double value : probes(described.parameter())) {
            assertThat(described.accepts(boxed(described.parameter(), value)))
                    .as("%s is valid: %s", described, value)
                    .isEqualTo(inRange(described.parameter(), value) && !hole.test(value));
        }
    }

    private static Set<Double> probes(Entries.Parameter parameter) {
        boolean whole = WHOLE.contains(parameter.type());
        Set<Double> probes = new TreeSet<>(FAR);
        for (Double bound : new Double[] {parameter.minimum(), parameter.maximum()}) {
            if (bound != null) {
                probes.add(bound);
                probes.add(whole ? bound - 1 : Math.nextDown(bound));
                probes.add(whole ? bound + 1 : Math.nextUp(bound));
            }
        }
        probes.removeIf(value -> whole && value != Math.rint(value));
        return probes;
    }

    private static boolean inRange(Entries.Parameter parameter, double value) {
        double minimum = Objects.requireNonNullElse(parameter.minimum(), Double.NEGATIVE_INFINITY);
        double maximum = Objects.requireNonNullElse(parameter.maximum(), Double.POSITIVE_INFINITY);
        boolean above = parameter.flags().contains("MINIMUM_EXCLUSIVE") ? value > minimum : value >= minimum;
        boolean below = parameter.flags().contains("MAXIMUM_EXCLUSIVE") ? value < maximum : value <= maximum;
        return above && below;
    }

    /** A list holds the number with as many others as that list must have: a network's layers, and the bounds of buckets. */
    private static Object boxed(Entries.Parameter parameter, double value) {
        return switch (parameter.type()) {
            case "INTEGER" -> (int) value;
            case "LONG" -> (long) value;
            case "DOUBLE" -> value;
            case "INTEGERS" -> parameter.name().equals("layers") ? new int[] {(int) value, 1} : new int[] {(int) value};
            default ->
                parameter.name().equals("splits")
                        ? new double[] {value, Math.nextUp(value), Math.nextUp(Math.nextUp(value))}
                        : new double[] {value};
        };
    }
}
