package dev.gristmill.trainer.rows;

import dev.gristmill.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/**
 * A way in which a row can be bad.
 *
 * @param code of the error that it is
 * @param text what is wrong: follows a count of rows, or stands before the names of columns
 * @param reason what is wrong with one row
 * @param conditions true, and never null, for a bad row: by column, or one for the name {@value #ROW} if it is not about
 *     columns that the job names
 * @param hint what to do about it
 */
record Flaw(ErrorCode code, String text, String reason, Map<String, Column> conditions, String hint) {

    static final String ROW = "";

    Flaw {
        conditions = new LinkedHashMap<>(conditions);
    }

    /** Of the row as a whole. */
    static Flaw ofRow(ErrorCode code, String text, String reason, Column condition, String hint) {
        return new Flaw(code, text, reason, Map.of(ROW, condition), hint);
    }

    /** Whether a row has it; for a flaw that has any condition. */
    Column condition() {
        return conditions.values().stream().reduce(Column::or).orElseThrow();
    }

    /** What is told of so many bad rows, by column, among all. */
    String told(Map<String, Long> counts, long all) {
        if (conditions.containsKey(ROW)) {
            return counts.getOrDefault(ROW, 0L) + " of " + all + " " + text;
        }
        String columns = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getKey() + " (" + count.getValue() + ")")
                .collect(Collectors.joining(", "));
        return text + " in " + columns + " of " + all + " rows";
    }
}
