package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule.Clip;
import dev.gristmill.job.ColumnRule.DatePart;
import java.util.Map;

/** Pieces of Spark SQL text. */
public final class Sql {

    private Sql() {}

    /** A column name, quoted. */
    public static String identifier(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** A text, quoted. */
    static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String number(double value) {
        return value + "D";
    }

    /** A statement of an SQLTransformer that adds columns: their names to SQL expressions. */
    static String adding(Map<String, String> columns) {
        StringBuilder sql = new StringBuilder("SELECT *");
        columns.forEach((name, expression) ->
                sql.append(", (").append(expression).append(") AS ").append(identifier(name)));
        return sql.append(" FROM __THIS__").toString();
    }

    static String cast(String expression, String type) {
        return "CAST(" + expression + " AS " + type + ")";
    }

    static String part(DatePart part, String date) {
        return switch (part) {
            case YEAR -> "year(" + date + ")";
            case QUARTER -> "quarter(" + date + ")";
            case MONTH -> "month(" + date + ")";
            case WEEK -> "weekofyear(" + date + ")";
            case DAY -> "dayofmonth(" + date + ")";
            case WEEKDAY -> "dayofweek(" + date + ")";
            case DAY_OF_YEAR -> "dayofyear(" + date + ")";
            case HOUR -> "hour(" + date + ")";
            case MINUTE -> "minute(" + date + ")";
        };
    }

    /** Null and NaN stay what they are: Spark's least and greatest would make limits of them. */
    static String clipped(Clip clip, String number) {
        StringBuilder sql = new StringBuilder("CASE WHEN isnan(" + number + ") THEN " + number);
        Double minimum = clip.minimum();
        if (minimum != null) {
            sql.append(" WHEN ").append(number).append(" < ").append(number(minimum));
            sql.append(" THEN ").append(number(minimum));
        }
        Double maximum = clip.maximum();
        if (maximum != null) {
            sql.append(" WHEN ").append(number).append(" > ").append(number(maximum));
            sql.append(" THEN ").append(number(maximum));
        }
        return sql.append(" ELSE ").append(number).append(" END").toString();
    }
}
