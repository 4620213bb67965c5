package dev.gristmill.spi;

import org.apache.spark.ml.Estimator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a learner sees of a run. */
public interface TrainingView {

    /** What is to be fitted, with all parameters set: those of the job, and the seed. */
    Estimator<?> estimator();

    /** The training rows, in memory, with the columns that the estimator reads. */
    Dataset<Row> rows();

    /** The training rows as blocks, in memory; made when they are first asked for. */
    Blocks blocks();
}
