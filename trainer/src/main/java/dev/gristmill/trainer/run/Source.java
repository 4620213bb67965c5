package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.DiagnosedRead;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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

    /**
     * Does what reads the rows. What the source says of a failure of Spark is told instead of it.
     *
     * @param stopping whether the run is to stop: then the source is not asked
     */
    <T> T reading(Supplier<T> work, BooleanSupplier stopping) {
        try {
            return work.get();
        } catch (Exception e) {
            if (read instanceof DiagnosedRead diagnosed && !stopping.getAsBoolean()) {
                diagnosed.diagnose(e).ifPresent(Source::raise);
            }
            throw e;
        }
    }

    private static void raise(GristmillException failure) {
        throw failure;
    }

    @Override
    public void close() {
        read.close();
    }
}
