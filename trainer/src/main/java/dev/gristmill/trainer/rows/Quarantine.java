package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes down the rows that were left out. */
public final class Quarantine {

    private static final Set<String> OWN = Set.of(SourceColumns.SPLIT, SourceColumns.FAULT);

    private Quarantine() {}

    /**
     * Writes them as JSON, a line for each: {@code reason}, {@code file} if the source tells it, and {@code row}, the
     * columns as they were read.
     *
     * @param folder where Spark writes its files; not there yet
     */
    public static void write(KeptRows kept, List<String> columns, String folder) {
        Dataset<Row> left = kept.left();
        List<Column> line = new ArrayList<>(List.of(reasons(kept).as("reason")));
        if (List.of(left.columns()).contains(SourceColumns.FAULT)) {
            line.add(col(SourceColumns.FAULT).as("file"));
        }
        Column[] row = columns.stream()
                .filter(name -> !OWN.contains(name))
                .map(name -> col(Sql.identifier(name)))
                .toArray(Column[]::new);
        line.add(struct(row).as("row"));
        left.select(line.toArray(Column[]::new))
                .coalesce(1)
                .write()
                .option("ignoreNullFields", "false")
                .json(folder);
    }

    private static Column reasons(KeptRows kept) {
        Column[] reasons =
                kept.found().stream().flatMap(found -> reasons(found.flaw())).toArray(Column[]::new);
        return concat_ws("; ", reasons);
    }

    private static Stream<Column> reasons(Flaw flaw) {
        return flaw.conditions().entrySet().stream().map(condition -> {
            String column = condition.getKey().equals(Flaw.ROW) ? "" : " in " + condition.getKey();
            return when(condition.getValue(), lit(flaw.reason() + column));
        });
    }
}
