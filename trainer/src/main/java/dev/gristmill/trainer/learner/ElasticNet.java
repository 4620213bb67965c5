package dev.gristmill.trainer.learner;

import dev.gristmill.trainer.optimization.Penalty;
import java.util.Arrays;

/**
 * The penalty on coefficients as spark.ml counts it: {@code strength * (mix * |c| + (1 - mix) / 2 * c^2)}, where a
 * coefficient counts times its column's deviation if columns are to be standardised. Intercepts cost nothing.
 *
 * @param l1 for each column
 * @param l2 for each column, of the square of the optimiser's variable
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ElasticNet(double[] l1, double[] l2) {

    static ElasticNet of(double strength, double mix, boolean standardized, Standardization scale) {
        double[] l1 = new double[scale.size()];
        double[] l2 = new double[scale.size()];
        for (int j = 0; j < l1.length; j++) {
            double factor = standardized ? 1 : scale.factors()[j];
            l1[j] = strength * mix * factor;
            l2[j] = strength * (1 - mix) * factor * factor;
        }
        return new ElasticNet(l1, l2);
    }

    /** The part with kinks. */
    Penalty penalty(int variables, int blocks) {
        if (Arrays.stream(l1).allMatch(it -> it == 0)) {
            return Penalty.NONE;
        }
        double[] all = new double[variables];
        for (int block = 0; block < blocks; block++) {
            System.arraycopy(l1, 0, all, block * l1.length, l1.length);
        }
        return new Penalty(all);
    }

    /** The smooth part, whose gradient is added. */
    double addTo(double[] gradient, double[] variables, int offset) {
        double sum = 0;
        for (int j = 0; j < l2.length; j++) {
            double variable = variables[offset + j];
            gradient[offset + j] += l2[j] * variable;
            sum += l2[j] * variable * variable / 2;
        }
        return sum;
    }
}
