package dev.gristmill.trainer.source;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.Types;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * An order of rows that follows from the rows alone. What a query gives comes in the order in which tasks of its joins
 * and aggregates end; sums that are added up in such an order do not repeat.
 */
public final class CanonicalOrder {

    private CanonicalOrder() {}

    /**
     * The same rows, in that order.
     *
     * @param partitions how many there are to be
     */
    public static Dataset<Row> of(Dataset<Row> rows, int partitions) {
        Column[] plain = Arrays.stream(rows.schema().fields())
                .filter(field -> Types.plain(field.dataType()))
                .map(field -> col(Sql.identifier(field.name())))
                .toArray(Column[]::new);
        return plain.length == 0 ? rows : rows.repartition(partitions, plain).sortWithinPartitions(plain);
    }
}
