package dev.gristmill.trainer.optimization;

/** A function of many variables, convex or smooth. */
@FunctionalInterface
public interface Objective {

    /**
     * The function's value.
     *
     * @param point where
     * @param gradient takes the gradient there, or one of the subgradients where there is none; zeros at first
     */
    double valueAndGradient(double[] point, double[] gradient);
}
