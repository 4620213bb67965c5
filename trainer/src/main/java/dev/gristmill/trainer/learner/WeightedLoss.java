package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Blocks;

/**
 * A loss of one margin for each row, weighted and averaged, with its penalty. Its variables are those of the columns, then
 * the intercept if there is one.
 *
 * @param blocks the rows
 * @param scale of the columns
 * @param net the penalty
 * @param intercept whether there is one
 * @param weight of all rows
 */
record WeightedLoss(Blocks blocks, Standardization scale, ElasticNet net, boolean intercept, double weight) {

    int variables() {
        return scale.size() + (intercept ? 1 : 0);
    }

    double[] coefficients(double[] point) {
        return scale.coefficients(point, 0);
    }

    /** Of raw rows. */
    double intercept(double[] point) {
        return (intercept ? point[scale.size()] : 0) - scale.atMeans(coefficients(point));
    }

    /** The variables that stand for raw coefficients and an intercept of raw rows. */
    double[] variables(double[] coefficients, double intercept) {
        double[] point = new double[variables()];
        scale.variables(coefficients, point, 0);
        if (this.intercept) {
            point[scale.size()] = intercept + scale.atMeans(coefficients(point));
        }
        return point;
    }

    double valueAndGradient(double[] point, double[] gradient, Kind kind) {
        int features = scale.size();
        double[] sums = blocks.sum(features + 2, kind.term(coefficients(point), intercept(point)));
        scale.gradient(sums, sums[features], weight, gradient, 0);
        if (intercept) {
            gradient[features] = sums[features] / weight;
        }
        return sums[features + 1] / weight + net.addTo(gradient, point, 0);
    }

    /** Makes the sum of a kind of loss. */
    @FunctionalInterface
    interface Kind {

        /** Per column the multipliers times the row, then the sum of multipliers, then the loss. */
        Blocks.Term term(double[] coefficients, double intercept);
    }
}
