package dev.gristmill.trainer.learner;

/**
 * Lets an optimiser work on columns of mean 0 and deviation 1 while the rows stay as they are. A variable of the optimiser
 * is a raw coefficient times the column's deviation; a constant column has none.
 *
 * @param factors 1 over the deviation of each column; 0 for a constant one
 * @param means of each column; 0 where columns are not centred
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Standardization(double[] factors, double[] means) {

    /** Centred as well where there is an intercept to take up the means. */
    static Standardization of(ColumnMoments moments, boolean centred) {
        double[] factors = new double[moments.deviations().length];
        for (int j = 0; j < factors.length; j++) {
            factors[j] = moments.deviations()[j] > 0 ? 1 / moments.deviations()[j] : 0;
        }
        return new Standardization(factors, centred ? moments.means() : new double[factors.length]);
    }

    int size() {
        return factors.length;
    }

    /** The raw coefficients that some variables stand for. */
    double[] coefficients(double[] variables, int offset) {
        double[] coefficients = new double[factors.length];
        for (int j = 0; j < factors.length; j++) {
            coefficients[j] = variables[offset + j] * factors[j];
        }
        return coefficients;
    }

    /** The variables that stand for raw coefficients: those of constant columns do not. */
    void variables(double[] coefficients, double[] variables, int offset) {
        for (int j = 0; j < factors.length; j++) {
            variables[offset + j] = factors[j] > 0 ? coefficients[j] / factors[j] : 0;
        }
    }

    /** What raw coefficients make of a row of means. */
    double atMeans(double[] coefficients) {
        double sum = 0;
        for (int j = 0; j < means.length; j++) {
            sum += means[j] * coefficients[j];
        }
        return sum;
    }

    /**
     * Turns sums of multipliers times raw rows into the gradient by the variables.
     *
     * @param sums of the columns, from {@code offset} on
     * @param multipliers the sum of all multipliers
     * @param gradient takes the result, from {@code offset} on
     */
    void gradient(double[] sums, double multipliers, double weight, double[] gradient, int offset) {
        for (int j = 0; j < factors.length; j++) {
            gradient[offset + j] = factors[j] * (sums[offset + j] - means[j] * multipliers) / weight;
        }
    }
}
