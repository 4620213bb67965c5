package dev.gristmill.spi;

import java.util.Map;
import org.apache.spark.ml.Estimator;

/**
 * Something that can be trained. Its task and parameters are described, without Spark, in the
 * {@link dev.gristmill.job.Catalogue}.
 */
public interface Algorithm {

    /** The name that a job file uses, as in {@code logistic-regression}. */
    String name();

    /**
     * A new estimator. Of these columns it reads those that it is described to: {@code features} (vector), {@code label}
     * (double; of a classification, the index of the class), and the columns that its parameters name. Its model adds
     * {@code prediction} if it predicts a label. Deterministic: the same arguments give an estimator that trains the same model on the same
     * rows in the same order.
     *
     * @param params the parameters that the job states, typed; everything else keeps spark.ml's default
     * @param seed for whatever the algorithm draws at random
     */
    Estimator<?> estimator(Map<String, Object> params, long seed);
}
