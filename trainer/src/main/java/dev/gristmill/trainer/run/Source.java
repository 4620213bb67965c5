package dev.gristmill.trainer.run;

import dev.gristmill.spi.SourceRead;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.trainer.source.SourceColumns;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The pinned source of a claimed run.
 *
 * @param read what is pinned
 * @param rows all of its columns that a job can name, lazily
 * @param columns which columns the job needs
 * @param claim the right to publish a model of them
 */
record Source(SourceRead read, Dataset<Row> rows, SourceColumns columns, RunClaim claim) implements AutoCloseable {

    @Override
    public void close() {
        read.close();
    }
}
