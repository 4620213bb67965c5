package dev.gristmill.trainer.algorithm;

import dev.gristmill.spi.TableAlgorithm;
import dev.gristmill.trainer.stage.SparkParams;
import java.util.Map;
import org.apache.spark.ml.fpm.PrefixSpan;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** {@code prefix-span}: {@link PrefixSpan}, whose table has the columns {@code sequence} and {@code freq}. */
public final class PrefixSpanAlgorithm implements TableAlgorithm {

    private static final String NAME = "prefix-span";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dataset<Row> table(Dataset<Row> rows, Map<String, Object> params, long seed) {
        PrefixSpan algorithm = new PrefixSpan(NAME);
        params.forEach((name, value) -> SparkParams.set(algorithm, name, value));
        return algorithm.findFrequentSequentialPatterns(rows);
    }
}
