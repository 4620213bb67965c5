package dev.gristmill.trainer.feature;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * One value of a column within a rule: the column's own, or one of the parts of a date.
 *
 * @param column as the job names it
 * @param base what names of columns made of it begin with
 * @param physical the column of the rows that holds it, or will
 * @param sql what makes it of other columns of the rows; null when it is there
 * @param type of the value
 */
record RuleValue(
        String column,
        String base,
        String physical,
        @Nullable String sql,
        DataType type) {

    static RuleValue there(String column, String physical, DataType type) {
        return new RuleValue(column, column, physical, null, type);
    }

    String expression() {
        return sql == null ? Sql.identifier(physical) : sql;
    }

    RuleValue by(String name, String expression, DataType made) {
        return new RuleValue(column, base, name, expression, made);
    }

    RuleValue at(String name, DataType made) {
        return new RuleValue(column, base, name, null, made);
    }

    /** The value as a double, as the numbers of a vector are. */
    String number() {
        return type.equals(DataTypes.DoubleType) ? expression() : Sql.cast(expression(), "DOUBLE");
    }

    /** True where it is missing. */
    String missing() {
        String missing = expression() + " IS NULL";
        return Types.floating(type) ? missing + " OR isnan(" + expression() + ")" : missing;
    }
}
