package dev.gristmill.trainer.feature;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.Problem;
import dev.gristmill.trainer.FeatureJobs;
import dev.gristmill.trainer.source.SourceColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The plan of a job's features, as tests use it.
 *
 * @param plan the plan
 * @param task what is learned
 */
public record TestPlan(FeaturePlan plan, Task task) {

    /** Of an algorithm that names no column. */
    public static final AlgorithmColumns NONE = new AlgorithmColumns(List.of(), Map.of());

    /** The plan of a job that {@link FeatureJobs} reads, whose algorithm names no column. */
    public static TestPlan of(Dataset<Row> rows, String job) {
        return of(rows, job, NONE);
    }

    /** The plan of a job that {@link FeatureJobs} reads. */
    public static TestPlan of(Dataset<Row> rows, String job, AlgorithmColumns algorithm) {
        TrainingJob read = FeatureJobs.of(job);
        Task task = Objects.requireNonNullElse(read.task(), Task.BINARY_CLASSIFICATION);
        return new TestPlan(SourceColumns.of(rows, read, algorithm).plan(), task);
    }

    /** The plan of a job with nothing but these rules. */
    public static TestPlan ofRules(Dataset<Row> rows, String rules) {
        return of(rows, "features:\n" + rules.indent(2));
    }

    /** What is wrong with a job. */
    public static List<Problem> problems(Dataset<Row> rows, String job, AlgorithmColumns algorithm) {
        return catchThrowableOfType(InvalidJobException.class, () -> of(rows, job, algorithm))
                .problems();
    }

    /** The first thing that is wrong with a job with nothing but these rules: its path and message. */
    public static String problem(Dataset<Row> rows, String rules) {
        Problem problem = problems(rows, "features:\n" + rules.indent(2), NONE).get(0);
        return problem.code().id() + " " + problem.path() + " " + problem.sentence();
    }

    /** Fits the stages; the rows have the inputs and, where a stage needs it, the label. */
    public Fitted fitted(Dataset<Row> train) {
        return new Fitted(new Pipeline()
                .setStages(plan.stages(task).toArray(PipelineStage[]::new))
                .fit(train));
    }

    /**
     * The fitted stages.
     *
     * @param model all of them
     */
    public record Fitted(PipelineModel model) {

        /** What they make of raw rows, in the order of the column {@code id}. */
        public List<Vector> vectors(Dataset<Row> rows) {
            return model
                    .transform(rows)
                    .orderBy("id")
                    .select(functions.col(FeaturePlan.FEATURES))
                    .collectAsList()
                    .stream()
                    .map(row -> row.<Vector>getAs(0))
                    .toList();
        }

        /** What stock Spark loads after a save. */
        public Fitted reloaded(Path folder) throws IOException {
            model.write().overwrite().save(folder.resolve("model").toString());
            return new Fitted(PipelineModel.load(folder.resolve("model").toString()));
        }

        /** What the places of the vector are called. */
        public List<String> names(Dataset<Row> rows) {
            Attribute[] attributes = AttributeGroup.fromStructField(
                            model.transform(rows).schema().apply(FeaturePlan.FEATURES))
                    .attributes()
                    .get();
            return List.of(attributes).stream()
                    .map(attribute -> attribute.name().get())
                    .toList();
        }
    }
}
