package dev.gristmill.trainer.algorithm;

import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A job's algorithm with its parameters set, ready to be trained. */
public sealed interface Learner permits ModelLearner, TableLearner {

    /** The double column of the rows' weights, if the job has them. */
    String WEIGHT = "weight";

    /** What it learns from the rows; the caller closes it. */
    Trained train(Dataset<Row> rows);

    /** Whether its model adds a column that spark.ml knows by this parameter, as in {@code probabilityCol}. */
    boolean adds(String columnParameter);

    /** Whether a stage has a parameter of that name and a value for it. */
    static boolean has(Params stage, String parameter) {
        return stage.hasParam(parameter) && stage.isDefined(stage.getParam(parameter));
    }
}
