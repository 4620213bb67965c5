package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.jspecify.annotations.Nullable;

/** Puts column rules into stages. */
final class ColumnRules {

    private final ColumnState state;
    private final PlanSteps steps;
    private final Findings findings;
    private final Selection selection;

    ColumnRules(ColumnState state, PlanSteps steps, Findings findings, Selection selection) {
        this.state = state;
        this.steps = steps;
        this.findings = findings;
        this.selection = selection;
    }

    void apply(int index, ColumnRule rule) {
        String path = "features[" + index + "]";
        Map<String, String> columns = new LinkedHashMap<>(selection.columns(path, rule.columns()));
        columns.entrySet().removeIf(column -> !fits(column.getKey(), column.getValue(), rule));
        columns.keySet().forEach(state::consume);
        if (!columns.isEmpty() && !new RuleStages(index, rule, state, steps).add(columns, findings)) {
            columns.keySet().forEach(state::breakDown);
        }
    }

    private boolean fits(String column, String path, ColumnRule rule) {
        DataType type = state.type(state.now(column));
        String expected = expected(rule, type);
        if (expected != null) {
            String message =
                    "Invalid " + path + ": '" + column + "' is a " + Types.name(type) + " (expected " + expected + ")";
            findings.add(TrainerErrors.COLUMN, path, message);
            state.breakDown(column);
        }
        return expected == null;
    }

    /** What the column should be; null when it is. */
    private static @Nullable String expected(ColumnRule rule, DataType type) {
        if (!rule.date().isEmpty()) {
            return Types.date(type) ? null : "a date or a timestamp";
        } else if (rule.text() != null) {
            return type instanceof StringType ? null : "a text";
        } else if (rule.impute() != null && !imputable(rule.impute(), type)) {
            return rule.impute().constant() == null
                    ? "a number"
                    : "a column that can hold '" + rule.impute().constant() + "'";
        } else if (rule.clip() != null || rule.log() || rule.bucket() != null) {
            return Types.number(type) ? null : "a number";
        } else if (rule.scale() != null) {
            return Types.enters(type) ? null : "a number";
        }
        return rule.encode() == null || Types.plain(type) ? null : "a column of plain values";
    }

    private static boolean imputable(Impute impute, DataType type) {
        Object constant = impute.constant();
        if (constant == null) {
            return Types.number(type);
        } else if (type instanceof NumericType) {
            return constant instanceof Number;
        }
        return type instanceof StringType || (type instanceof BooleanType && constant instanceof Boolean);
    }
}
