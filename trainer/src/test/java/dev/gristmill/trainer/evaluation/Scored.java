package dev.gristmill.trainer.evaluation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.label.LabelClasses;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows that some model has scored already: to judge them, the model does nothing more. */
record Scored(Dataset<Row> rows, @Nullable LabelClasses classes, boolean weighted, List<String> slices) {

    static final List<Metric> METRICS = ServiceLoader.load(Metric.class, Scored.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** A SELECT without a source, or from VALUES; of the classes no and yes. */
    static Scored sql(String query) {
        Dataset<Row> rows = ProductSession.session().sql(query);
        return new Scored(rows, new LabelClasses(List.of("no", "yes")), false, List.of());
    }

    Scored byWeight() {
        return new Scored(rows, classes, true, slices);
    }

    Scored by(String... columns) {
        return new Scored(rows, classes, weighted, List.of(columns));
    }

    Judgement judged(Evaluation evaluation) {
        Pipeline nothing = new Pipeline().setStages(new PipelineStage[0]);
        Trained trained = new Trained(nothing.fit(rows), null);
        return evaluation.measure(trained, new HeldOut(rows, rows.limit(0), classes, weighted, slices));
    }

    /** The code and the message of what is wrong with the rows. */
    String refusal(Evaluation evaluation) {
        try {
            return "judged: " + judged(evaluation).metrics();
        } catch (GristmillException refused) {
            return refused.code().id() + " " + refused.getMessage();
        }
    }

    static Evaluation binary(Estimator<?> estimator) {
        return new BinaryEvaluation(new ModelLearner(estimator), METRICS, event -> {});
    }

    static Evaluation multiclass(Estimator<?> estimator) {
        return new MulticlassEvaluation(new ModelLearner(estimator));
    }
}
