package dev.gristmill.trainer.evaluation;

import java.io.Serializable;
import org.apache.spark.sql.Row;

/**
 * A small summary of scored rows; summaries of parts add up to that of the whole. Not thread-safe.
 *
 * @param <S> its own type
 */
interface Summary<S extends Summary<S>> extends Serializable {

    /** Adds one row. */
    void add(Row row);

    /** Adds another summary's rows; returns this. */
    S merge(S other);

    /** How many rows were added. */
    Tally tally();

    /**
     * Makes summaries of no rows. This is what travels to the tasks: a summary has room for what it is going to hold, and
     * is too large to be sent empty.
     *
     * @param <S> what it makes
     */
    @FunctionalInterface
    interface Empty<S> extends Serializable {

        /** A new summary of no rows. */
        S summary();
    }
}
