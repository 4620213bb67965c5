package dev.gristmill.trainer.optimization;

import dev.gristmill.spi.LearnerState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Minimises a function by L-BFGS, and with a {@link Penalty} by OWL-QN (Andrew and Gao, Scalable Training of
 * L1-Regularized Log-Linear Models, 2007), one iteration at a time. Of a function that is not convex it finds a place
 * that is lower than its surroundings. Steps are found by bisection for the weak Wolfe conditions (Lewis and Overton,
 * Nonsmooth optimization via quasi-Newton methods, 2013), which also serves functions with kinks; with a penalty by
 * backtracking within an orthant. Deterministic; for one thread.
 */
public final class QuasiNewton {

    private static final double SUFFICIENT = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 50;
    /** Over so many iterations the function must have become smaller by the tolerance. */
    private static final int WINDOW = 20;

    private static final double SMALLEST = 1e-8;

    private final Objective objective;
    private final Penalty penalty;
    private final double tolerance;
    private double[] point;
    private double[] gradient;
    private double value;
    private Curvature curvature;
    private double[] recent;
    private int iteration;
    private boolean converged;

    /**
     * Begins at a point: one evaluation.
     *
     * @param tolerance how small the gradient must become against the value, or the progress of twenty iterations; above 0
     */
    public QuasiNewton(Objective objective, Penalty penalty, double tolerance, double[] start) {
        this.objective = objective;
        this.penalty = penalty;
        this.tolerance = tolerance;
        this.point = start.clone();
        this.gradient = new double[start.length];
        this.value = objective.valueAndGradient(point, gradient) + penalty.value(point);
        this.curvature = new Curvature();
        this.recent = new double[] {value};
        this.converged = flat();
    }

    private QuasiNewton(Objective objective, Penalty penalty, double tolerance, LearnerState state) {
        this.objective = objective;
        this.penalty = penalty;
        this.tolerance = tolerance;
        this.point = state.doubles("point").clone();
        this.gradient = state.doubles("gradient").clone();
        this.value = state.number("value");
        this.curvature = Curvature.of(state.doubles("curvature"), point.length);
        this.recent = state.doubles("recent").clone();
        this.iteration = state.iteration();
        this.converged = state.number("converged") != 0;
    }

    /** Goes on where another left off, to the same bits; nothing is evaluated. */
    public static QuasiNewton resume(Objective objective, Penalty penalty, double tolerance, LearnerState state) {
        return new QuasiNewton(objective, penalty, tolerance, state);
    }

    /** How many iterations are done. */
    public int iteration() {
        return iteration;
    }

    /** Whether no further iteration makes the function noticeably smaller. */
    public boolean converged() {
        return converged;
    }

    /** Where the function is smallest as far as is known. */
    public double[] point() {
        return point.clone();
    }

    /** The function there, with the penalty. */
    public double value() {
        return value;
    }

    /** The Euclidean norm of the gradient there, or of what stands for it under a penalty. */
    public double gradientNorm() {
        return Vectors.norm(penalty.slope(point, gradient));
    }

    /** What {@link #resume} needs, under the name of the learner. */
    public LearnerState state(String learner) {
        Map<String, Object> values = new HashMap<>();
        values.put("point", point.clone());
        values.put("gradient", gradient.clone());
        values.put("value", new double[] {value});
        values.put("curvature", curvature.pairs(point.length));
        values.put("recent", recent.clone());
        values.put("converged", new double[] {converged ? 1 : 0});
        return new LearnerState(learner, iteration, values);
    }

    /** Does one iteration; nothing has changed if the objective fails. */
    public void advance() {
        double[] slope = penalty.slope(point, gradient);
        Trial found = search(slope, direction(slope));
        if (found == null && !curvature.empty()) {
            // What was learned of the curvature misleads here
            curvature.forget();
            found = search(slope, direction(slope));
        }
        if (found == null) {
            converged = true;
            iteration++;
            return;
        }
        curvature.add(Vectors.difference(found.point, point), Vectors.difference(found.gradient, gradient));
        point = found.point;
        gradient = found.gradient;
        value = found.value;
        iteration++;
        remember();
        converged = flat() || stalled();
    }

    private void remember() {
        int kept = Math.min(recent.length, WINDOW);
        double[] newer = new double[kept + 1];
        System.arraycopy(recent, recent.length - kept, newer, 0, kept);
        newer[kept] = value;
        recent = newer;
    }

    private boolean flat() {
        return gradientNorm() <= Math.max(tolerance * Math.abs(value), SMALLEST);
    }

    private boolean stalled() {
        return recent.length > WINDOW && recent[0] - value <= tolerance * Math.abs(value);
    }

    private double[] direction(double[] slope) {
        double[] direction = curvature.direction(slope);
        if (!penalty.free()) {
            for (int i = 0; i < direction.length; i++) {
                if (penalty.l1()[i] > 0 && direction[i] * slope[i] >= 0) {
                    direction[i] = 0;
                }
            }
        }
        if (Vectors.dot(direction, slope) >= 0) {
            curvature.forget();
            return curvature.direction(slope);
        }
        return direction;
    }

    private @Nullable Trial search(double[] slope, double[] direction) {
        double first = curvature.empty() ? Math.min(1, 1 / Vectors.norm(slope)) : 1;
        return penalty.free() ? bisect(slope, direction, first) : backtrack(slope, direction, first);
    }

    private @Nullable Trial bisect(double[] slope, double[] direction, double first) {
        double descent = Vectors.dot(slope, direction);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = first;
        Trial lowest = null;
        for (int i = 0; i < TRIALS; i++) {
            double[] to = point.clone();
            Vectors.add(length, direction, to);
            Trial trial = evaluate(to);
            if (!(trial.value <= value + SUFFICIENT * length * descent)) {
                high = length;
            } else {
                lowest = trial;
                if (Vectors.dot(trial.gradient, direction) >= CURVATURE * descent) {
                    return trial;
                }
                low = length;
            }
            length = high == Double.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
        }
        return lowest;
    }

    private @Nullable Trial backtrack(double[] slope, double[] direction, double first) {
        double length = first;
        for (int i = 0; i < TRIALS; i++) {
            Trial trial = evaluate(projected(slope, direction, length));
            if (trial.value <= value + SUFFICIENT * Vectors.dot(slope, Vectors.difference(trial.point, point))
                    && trial.value < value) {
                return trial;
            }
            length /= 2;
        }
        return null;
    }

    /** A step that ends at 0 in every variable whose sign it would change. */
    private double[] projected(double[] slope, double[] direction, double length) {
        double[] to = point.clone();
        Vectors.add(length, direction, to);
        for (int i = 0; i < to.length; i++) {
            double side = point[i] != 0 ? Math.signum(point[i]) : -Math.signum(slope[i]);
            if (penalty.l1()[i] > 0 && to[i] * side < 0) {
                to[i] = 0;
            }
        }
        return to;
    }

    private Trial evaluate(double[] at) {
        double[] there = new double[at.length];
        double found = objective.valueAndGradient(at, there) + penalty.value(at);
        return new Trial(at, found, there);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Trial(double[] point, double value, double[] gradient) {}
}
