package dev.gristmill.trainer.learner;

import org.apache.commons.math3.special.Gamma;
import org.apache.spark.ml.clustering.LDA;

/** The prior of a document's topics. */
final class TopicPrior {

    private TopicPrior() {}

    /** What the estimator begins with, one for each topic: as it is set to, else 1 over their number. */
    static double[] start(LDA estimator) {
        double[] set = estimator.isSet(estimator.docConcentration()) ? estimator.getDocConcentration() : new double[0];
        double[] start = new double[estimator.getK()];
        for (int topic = 0; topic < start.length; topic++) {
            start[topic] = set.length == 0 ? 1.0 / start.length : set[set.length == 1 ? 0 : topic];
        }
        return start;
    }

    /**
     * A step of Newton's method towards the prior that makes the documents most likely (Huang, Maximum Likelihood Estimation
     * of Dirichlet Distribution Parameters, section 3.3); the prior itself if the step would leave what is allowed.
     *
     * @param prior above 0
     * @param logs the mean of the topics' expected logarithms in the documents
     * @param rate what part of the step is taken
     */
    static double[] step(double[] prior, double[] logs, double rate) {
        double[] expected = TopicExpectation.expectedLogarithms(prior);
        double total = 0;
        double quotients = 0;
        double inverses = 0;
        double[] gradient = new double[prior.length];
        double[] curvature = new double[prior.length];
        for (int topic = 0; topic < prior.length; topic++) {
            total += prior[topic];
            gradient[topic] = logs[topic] - expected[topic];
            curvature[topic] = -Gamma.trigamma(prior[topic]);
            quotients += gradient[topic] / curvature[topic];
            inverses += 1 / curvature[topic];
        }
        double shared = quotients / (1 / Gamma.trigamma(total) + inverses);
        double[] next = new double[prior.length];
        for (int topic = 0; topic < prior.length; topic++) {
            next[topic] = prior[topic] - rate * (gradient[topic] - shared) / curvature[topic];
            if (!(next[topic] > 0)) {
                return prior;
            }
        }
        return next;
    }
}
