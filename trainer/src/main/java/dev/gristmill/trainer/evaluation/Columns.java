package dev.gristmill.trainer.evaluation;

/** The columns that spark.ml adds to scored rows, and the label beside them. */
final class Columns {

    static final String PREDICTION = "prediction";
    static final String PROBABILITY = "probability";
    static final String RAW_PREDICTION = "rawPrediction";
    static final String LABEL = "label";
    static final String FEATURES = "features";

    private Columns() {}
}
