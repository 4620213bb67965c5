package dev.gristmill.job;

/** What fits the model. The model is spark.ml's in any case. */
public enum Engine {
    /** Gristmill's own fit where there is one for what the job asks, else spark.ml's. */
    AUTO,
    /** spark.ml, piece by piece where it can be continued. */
    MLLIB,
    /** Gristmill's own fit over prepared blocks of rows; an error where there is none. */
    BLOCKS
}
