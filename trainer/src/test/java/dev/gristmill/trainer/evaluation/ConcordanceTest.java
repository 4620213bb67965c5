package dev.gristmill.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConcordanceTest {

    @Test
    void agreesWithItsDefinitionPairByPair() {
        double[][] rows = rows(200);
        double pairs = 0;
        double right = 0;
        for (double[] first : rows) {
            for (double[] second : rows) {
                boolean comparable =
                        first[2] == 1 && (first[1] < second[1] || (first[1] == second[1] && second[2] == 0));
                if (comparable) {
                    double weight = first[3] * second[3];
                    pairs += weight;
                    right += weight * (first[0] < second[0] ? 1 : first[0] == second[0] ? 0.5 : 0);
                }
            }
        }
        assertThat(concordance(rows, 1000).value()).isCloseTo(right / pairs, within(1e-12));
    }

    @Test
    void addsUpParts() {
        double[][] rows = rows(300);
        Concordance parts = concordance(List.of(rows).subList(0, 10).toArray(double[][]::new), 1000);
        parts.merge(concordance(List.of(rows).subList(10, 300).toArray(double[][]::new), 1000));
        assertThat(parts.value()).isCloseTo(concordance(rows, 1000).value(), within(1e-12));
    }

    @Test
    void keepsTheSameRowsOfTooManyHoweverTheyCome() {
        double[][] rows = rows(1000);
        Concordance whole = concordance(rows, 100);
        Concordance parts = concordance(List.of(rows).subList(0, 900).toArray(double[][]::new), 100);
        parts.merge(concordance(List.of(rows).subList(900, 1000).toArray(double[][]::new), 100));
        assertThat(whole.rows()).isBetween(100L, 999L).isEqualTo(parts.rows());
        assertThat(parts.value()).isCloseTo(whole.value(), within(1e-12));
    }

    @Test
    void keepsAllOfManyEqualRows() {
        Concordance concordance = new Concordance(2);
        for (int i = 0; i < 1000; i++) {
            concordance.add(1, 1, true, 1);
            concordance.add(2, 2, true, 1);
        }
        assertThat(concordance.rows()).isEqualTo(2000);
        assertThat(concordance.value()).isEqualTo(1);
    }

    @Test
    void isNoNumberWhereNothingCanBeCompared() {
        Concordance censored = new Concordance(10);
        censored.add(1, 1, false, 1);
        censored.add(2, 2, false, 1);
        assertThat(censored.value()).isNaN();
    }

    private static Concordance concordance(double[][] rows, int most) {
        Concordance concordance = new Concordance(most);
        for (double[] row : rows) {
            concordance.add(row[0], row[1], row[2] == 1, row[3]);
        }
        return concordance;
    }

    /** Predictions, times, events and weights with many ties. */
    private static double[][] rows(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double time = random.nextInt(30);
                    double prediction = Math.rint(time + 10 * random.nextGaussian());
                    return new double[] {prediction, time, random.nextInt(3) == 0 ? 0 : 1, 1 + random.nextInt(2)};
                })
                .toArray(double[][]::new);
    }
}
