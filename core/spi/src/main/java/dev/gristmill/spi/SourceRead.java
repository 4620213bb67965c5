package dev.gristmill.spi;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One read of a pinned source, from opening to the check that nothing moved meanwhile. For one thread. */
public interface SourceRead extends AutoCloseable {

    /** All columns of the rows within the window, lazily: only what is selected from them is read. */
    Dataset<Row> rows();

    /** The pin: what a later attempt needs to read the same rows again. */
    SourceSnapshot snapshot();

    /** What the whole source holds, whether this read touches it or not. */
    SourceExtent held();

    /**
     * Checks, after the rows were read, that they are the rows that the snapshot names.
     *
     * @throws dev.gristmill.error.GristmillException when the source changed while it was read: the rows are worthless
     */
    void confirm();

    /** Lets go of whatever kept the source still. */
    @Override
    void close();
}
