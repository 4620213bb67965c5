package dev.gristmill.trainer.feature;

import dev.gristmill.job.file.JobErrors;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.stage.SparkReason;
import dev.gristmill.trainer.stage.StageColumns;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.RFormula;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.VectorSizeHint;
import org.apache.spark.sql.SparkSession;

/** Lets stages read what earlier rules have made of the columns that they name. */
final class StageInputs {

    private final ColumnState state;
    private final Findings findings;
    private final Selection selection;
    private final SparkSession session;

    StageInputs(ColumnState state, Findings findings, Selection selection, SparkSession session) {
        this.state = state;
        this.findings = findings;
        this.selection = selection;
        this.session = session;
    }

    /** Whether there is all that the stage reads; if not, the reason is among the findings. */
    boolean connect(String path, PipelineStage stage) {
        Map<String, Set<String>> inputs = new LinkedHashMap<>();
        StageColumns.inputs(stage)
                .forEach((param, columns) -> inputs.put(path + ".params." + param, new LinkedHashSet<>(columns)));
        boolean connected = true;
        if (stage instanceof RFormula formula && formula.isSet(formula.formula())) {
            connected = formula(path + ".params.formula", formula, inputs);
        } else if (stage instanceof SQLTransformer sql && sql.isSet(sql.statement())) {
            connected = statement(path + ".params.statement", sql, inputs);
        }
        for (var param : inputs.entrySet()) {
            for (String column : param.getValue()) {
                connected &= selection.usable(param.getKey(), column);
            }
        }
        if (connected) {
            Consumer<String> reading = stage instanceof VectorSizeHint ? state::look : state::consume;
            inputs.values().forEach(columns -> columns.forEach(reading));
            StageColumns.inputs(stage).keySet().forEach(param -> StageColumns.rename(stage, param, state::now));
        }
        return connected;
    }

    private boolean formula(String path, RFormula stage, Map<String, Set<String>> inputs) {
        Formula formula = Formula.of(stage.getFormula());
        boolean labelled = formula.label().isEmpty() || formula.label().equals(Formula.LABEL);
        if (!labelled || formula.everyColumn() || !stage.getFormula().contains("~")) {
            String message = "Invalid " + path + ": '" + stage.getFormula()
                    + "' (expected label ~ and columns by name: label is the job's label)";
            findings.add(JobErrors.WRONG_VALUE, path, message);
            return false;
        }
        inputs.put(path, formula.columns());
        stage.setFormula(formula.renamed(state::now));
        return true;
    }

    private boolean statement(String path, SQLTransformer stage, Map<String, Set<String>> inputs) {
        try {
            Set<String> columns = Statement.columns(stage.getStatement(), state.schema(), session);
            columns.retainAll(state.known());
            Map<String, String> changed = new LinkedHashMap<>();
            columns.stream().filter(state::changed).forEach(column -> changed.put(column, state.now(column)));
            stage.setStatement(Statement.onChanged(stage.getStatement(), changed));
            inputs.put(path, columns);
            return true;
        } catch (Exception e) {
            // Spark declares its AnalysisException nowhere, and Java cannot catch a checked exception unseen
            String message = "Invalid " + path + ": '" + stage.getStatement() + "' (" + SparkReason.of(e) + ")";
            findings.add(TrainerErrors.EXPRESSION, path, message);
            return false;
        }
    }
}
