package dev.gristmill.trainer.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.spi.LearnerState;
import org.junit.jupiter.api.Test;

final class QuasiNewtonTest {

    private static final double TOLERANCE = 1e-12;

    /** (x - 3)^2 + 10 (y + 1)^2. */
    private static final Objective BOWL = (point, gradient) -> {
        gradient[0] = 2 * (point[0] - 3);
        gradient[1] = 20 * (point[1] + 1);
        return (point[0] - 3) * (point[0] - 3) + 10 * (point[1] + 1) * (point[1] + 1);
    };

    @Test
    void findsTheBottomOfABowl() {
        QuasiNewton optimizer = converged(BOWL, Penalty.NONE, 0, 0);

        assertThat(optimizer.point()[0]).isCloseTo(3, within(1e-7));
        assertThat(optimizer.point()[1]).isCloseTo(-1, within(1e-7));
        assertThat(optimizer.iteration()).isLessThan(20);
    }

    @Test
    void findsTheEndOfACurvedValley() {
        // Rosenbrock's function is not convex; its one minimum of 0 is at (1, 1)
        QuasiNewton optimizer = converged(
                (point, gradient) -> {
                    double x = point[0];
                    double y = point[1];
                    gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
                    gradient[1] = 200 * (y - x * x);
                    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
                },
                Penalty.NONE,
                -1.2,
                1);

        assertThat(optimizer.point()[0]).isCloseTo(1, within(1e-6));
        assertThat(optimizer.point()[1]).isCloseTo(1, within(1e-6));
    }

    @Test
    void comesCloseToAKink() {
        // |x - 2| + |y| / 2 has no gradient at its minimum
        QuasiNewton optimizer = converged(
                (point, gradient) -> {
                    gradient[0] = Math.signum(point[0] - 2);
                    gradient[1] = Math.signum(point[1]) / 2;
                    return Math.abs(point[0] - 2) + Math.abs(point[1]) / 2;
                },
                Penalty.NONE,
                -5,
                7);

        assertThat(optimizer.value()).isLessThan(1e-6);
    }

    @Test
    void shrinksByThePenalty() {
        // The minimum of (x - 3)^2 + 4 |x| is at 1; that of 10 (y + 1)^2 + 30 |y| at 0
        QuasiNewton optimizer = converged(BOWL, new Penalty(new double[] {4, 30}), 0, 0);

        assertThat(optimizer.point()[0]).isCloseTo(1, within(1e-7));
        assertThat(optimizer.point()[1]).isZero();
    }

    @Test
    void leavesVariablesWithoutAPenaltyAlone() {
        QuasiNewton optimizer = converged(BOWL, new Penalty(new double[] {0, 30}), 0, 0);

        assertThat(optimizer.point()[0]).isCloseTo(3, within(1e-7));
    }

    @Test
    void goesOnFromAnyStateToTheSameBits() {
        QuasiNewton whole = new QuasiNewton(BOWL, new Penalty(new double[] {4, 0}), TOLERANCE, new double[] {9, 9});
        QuasiNewton parts = whole;
        while (!whole.converged()) {
            LearnerState state = parts.state("bowl");
            parts = QuasiNewton.resume(BOWL, new Penalty(new double[] {4, 0}), TOLERANCE, state);
            whole.advance();
            if (parts != whole) {
                parts.advance();
            }
            assertThat(parts.point()).containsExactly(whole.point());
            assertThat(parts.value()).isEqualTo(whole.value());
            assertThat(parts.converged()).isEqualTo(whole.converged());
        }
    }

    @Test
    void staysWhereItIsWhenTheObjectiveFails() {
        boolean[] fail = {false};
        QuasiNewton optimizer = new QuasiNewton(
                (point, gradient) -> {
                    if (fail[0]) {
                        throw new IllegalStateException("lost");
                    }
                    return BOWL.valueAndGradient(point, gradient);
                },
                Penalty.NONE,
                TOLERANCE,
                new double[] {9, 9});
        optimizer.advance();
        double[] before = optimizer.point();
        fail[0] = true;

        assertThatThrownBy(optimizer::advance).hasMessage("lost");
        assertThat(optimizer.point()).containsExactly(before);
        assertThat(optimizer.iteration()).isEqualTo(1);
        fail[0] = false;
        optimizer.advance();
        assertThat(optimizer.iteration()).isEqualTo(2);
    }

    private static QuasiNewton converged(Objective objective, Penalty penalty, double... start) {
        QuasiNewton optimizer = new QuasiNewton(objective, penalty, TOLERANCE, start);
        while (!optimizer.converged()) {
            optimizer.advance();
            assertThat(optimizer.iteration()).isLessThan(200);
        }
        return optimizer;
    }
}
