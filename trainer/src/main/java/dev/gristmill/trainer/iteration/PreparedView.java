package dev.gristmill.trainer.iteration;

import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.trainer.block.BlockColumns;
import dev.gristmill.trainer.block.PreparedBlocks;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.spark.ml.Estimator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The training rows as a learner sees them; blocks are held in memory until closed. */
public final class PreparedView implements TrainingView, AutoCloseable {

    private final Estimator<?> estimator;
    private final Dataset<Row> rows;
    private final Consumer<String> told;
    private @Nullable PreparedBlocks blocks;

    /** Of training rows with the columns that the estimator reads. */
    public PreparedView(Estimator<?> estimator, Dataset<Row> rows) {
        this(estimator, rows, told -> {});
    }

    /**
     * Of training rows.
     *
     * @param rows with the columns that the estimator reads
     * @param told hears how large the blocks are once they are made
     */
    public PreparedView(Estimator<?> estimator, Dataset<Row> rows, Consumer<String> told) {
        this.estimator = estimator;
        this.rows = rows;
        this.told = told;
    }

    @Override
    public Estimator<?> estimator() {
        return estimator;
    }

    @Override
    public Dataset<Row> rows() {
        return rows;
    }

    @Override
    public Blocks blocks() {
        PreparedBlocks made = blocks;
        if (made == null) {
            String features = column("featuresCol");
            if (features == null) {
                throw new IllegalStateException("Cannot make blocks: the estimator reads no vectors");
            }
            made = PreparedBlocks.of(rows, new BlockColumns(features, column("labelCol"), column("weightCol")));
            blocks = made;
            told.accept("Blocks: " + made.size());
        }
        return made;
    }

    private @Nullable String column(String parameter) {
        if (!estimator.hasParam(parameter) || !estimator.isDefined(estimator.getParam(parameter))) {
            return null;
        }
        String name = String.valueOf(estimator.getOrDefault(estimator.getParam(parameter)));
        return Arrays.asList(rows.columns()).contains(name) ? name : null;
    }

    @Override
    public void close() {
        if (blocks != null) {
            blocks.close();
        }
    }
}
