package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.trainer.feature.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tells people which row is meant.
 *
 * @param columns whose values tell a row from others
 */
public record Places(List<String> columns) {

    private static final int LONGEST = 40;

    public Places {
        columns = List.copyOf(columns);
    }

    /** The first of the rows for which a condition holds, as in {@code (first id=7)}; empty if there is none. */
    public String first(Dataset<Row> rows, Column condition) {
        Column[] wanted =
                columns.stream().map(name -> col(Sql.identifier(name))).toArray(Column[]::new);
        return wanted.length == 0
                ? ""
                : rows.filter(condition).select(wanted).takeAsList(1).stream()
                        .map(row -> " (first " + text(row) + ")")
                        .collect(Collectors.joining());
    }

    private String text(Row row) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + "=" + cut(String.valueOf(row.get(i))))
                .collect(Collectors.joining(", "));
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
    }
}
