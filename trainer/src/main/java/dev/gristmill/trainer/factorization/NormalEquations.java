package dev.gristmill.trainer.factorization;

import dev.gristmill.trainer.internals.SparkLeastSquares;

/**
 * The least squares problems of a block's ids, one after the other. For factors x, the given factors y of what an id has
 * rated, and confidences c and targets t from the ratings: the x that makes the sum of c (t - x y)^2, and the penalty on x,
 * smallest.
 */
final class NormalEquations {

    private final FactorSettings settings;
    private final float[] given;
    private final double[] gram;
    private final SparkLeastSquares problem;
    private final double[] row;
    private final double[] targets;
    private double loss;
    private double penalty;

    /**
     * With the given factors, ids x rank.
     *
     * @param gram what every problem begins with, packed; empty for nothing
     */
    NormalEquations(FactorSettings settings, float[] given, double[] gram) {
        this.settings = settings;
        this.given = given;
        this.gram = gram;
        this.problem = settings.nonnegative()
                ? SparkLeastSquares.nonnegative(settings.rank())
                : SparkLeastSquares.free(settings.rank());
        this.row = new double[settings.rank()];
        this.targets = new double[settings.rank()];
    }

    /** The factors of the block's i-th id. */
    float[] solve(RatingBlock block, int i) {
        System.arraycopy(gram, 0, problem.squares(), 0, gram.length);
        double constant = 0;
        int counted = 0;
        for (int at = block.begin(i); at < block.end(i); at++) {
            double rating = block.rating(at);
            double confidence = settings.implicit() ? settings.alpha() * Math.abs(rating) : 1;
            boolean counts = !settings.implicit() || rating > 0;
            double target = counts ? settings.implicit() ? 1 + confidence : rating : 0;
            add(block.other(at), confidence, target);
            constant += settings.implicit() ? target : rating * rating;
            counted += counts ? 1 : 0;
        }
        System.arraycopy(problem.products(), 0, targets, 0, targets.length);
        float[] solved = problem.solve(counted * settings.penalty());
        measure(solved, constant, counted * settings.penalty());
        return solved;
    }

    /** What the last id's problem, with its penalty, comes to at the solution. */
    double loss() {
        return loss;
    }

    /** The penalty on the last id's factors. */
    double penalty() {
        return penalty;
    }

    private void add(int place, double confidence, double target) {
        int rank = row.length;
        int from = place * rank;
        for (int j = 0; j < rank; j++) {
            row[j] = given[from + j];
        }
        Packed.add(problem.squares(), row, confidence);
        if (target != 0) {
            double[] products = problem.products();
            for (int j = 0; j < rank; j++) {
                products[j] += target * row[j];
            }
        }
    }

    // At the smallest value the squares and the penalty take half of what the targets give
    private void measure(float[] solved, double constant, double weight) {
        double explained = 0;
        double squares = 0;
        for (int j = 0; j < solved.length; j++) {
            explained += solved[j] * targets[j];
            squares += (double) solved[j] * solved[j];
        }
        loss = constant - explained;
        penalty = weight * squares;
    }
}
