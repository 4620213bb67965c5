package dev.gristmill.trainer.learner;

import dev.gristmill.trainer.optimization.Objective;
import dev.gristmill.trainer.optimization.Penalty;
import java.util.function.Function;
import org.apache.spark.ml.Model;

/**
 * A model that is learned by making a convex function of its coefficients small.
 *
 * @param objective reads all rows once for each evaluation
 * @param penalty with kinks
 * @param start where to begin
 * @param tolerance when it is small enough
 * @param maxIterations when to end all the same
 * @param model what some variables stand for
 * @param variables that stand for the weights of a model, those without a variable left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LinearProblem(
        Objective objective,
        Penalty penalty,
        double[] start,
        double tolerance,
        int maxIterations,
        Function<double[], Model<?>> model,
        Function<LinearWeights, double[]> variables) {}
