package dev.gristmill.trainer.feature;

import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.stage.SparkReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.types.StructType;

/** The stages of a plan as it grows. Each is held against the columns that there are when its turn comes. */
final class PlanSteps {

    private final Task likelyTask;
    private final ColumnState state;
    private final Findings findings;
    private final List<StageMaker> makers = new ArrayList<>();

    PlanSteps(TrainingJob job, ColumnState state, Findings findings) {
        // Stages make the same columns whatever is learned
        this.likelyTask = Objects.requireNonNullElse(job.task(), Task.BINARY_CLASSIFICATION);
        this.state = state;
        this.findings = findings;
    }

    List<StageMaker> makers() {
        return makers;
    }

    /**
     * Adds a stage.
     *
     * @param path of the rule it belongs to
     * @return whether it fits; if not, the reason is among the findings
     */
    boolean add(String path, StageMaker maker) {
        try {
            PipelineStage stage = maker.stage(likelyTask);
            StructType next = stage.transformSchema(state.schema());
            Set<String> lost = new LinkedHashSet<>(List.of(state.schema().fieldNames()));
            Arrays.asList(next.fieldNames()).forEach(lost::remove);
            if (!lost.isEmpty()) {
                findings.add(
                        TrainerErrors.COLUMN,
                        path,
                        "Cannot use " + path + ": the columns " + String.join(", ", lost)
                                + " are lost (expected every column to stay; begin with SELECT *)");
                return false;
            }
            state.become(next);
            makers.add(maker);
            return true;
        } catch (InvalidJobException e) {
            e.problems().forEach(findings::add);
            return false;
        } catch (Exception e) {
            // Spark declares its AnalysisException nowhere, and Java cannot catch a checked exception unseen
            findings.add(TrainerErrors.EXPRESSION, path, "Cannot use " + path + ": " + SparkReason.of(e));
            return false;
        }
    }

    /** Adds columns of SQL; none at all adds no stage. */
    boolean addColumns(String path, String uid, Map<String, String> columns) {
        String statement = Sql.adding(columns);
        return columns.isEmpty() || add(path, task -> new SQLTransformer(uid).setStatement(statement));
    }
}
