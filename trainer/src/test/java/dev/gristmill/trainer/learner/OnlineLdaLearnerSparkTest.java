package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class OnlineLdaLearnerSparkTest extends LearnerContract {

    private static final int TOPICS = 2;
    private static final int TERMS = 12;
    /** Both have learned two topics that share no term, each from its own batches. */
    private static final double PERPLEXITY = 1.02;

    @Override
    IterativeLearner learner() {
        return new OnlineLdaLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain(),
                plain().setOptimizeDocConcentration(false)
                        .setDocConcentration(new double[] {0.3, 0.4})
                        .setTopicConcentration(0.2)
                        .setSubsamplingRate(1));
    }

    private static LDA plain() {
        return new LDA()
                .setK(TOPICS)
                .setSeed(3)
                .setMaxIter(12)
                .setSubsamplingRate(0.5)
                .setLearningOffset(10);
    }

    /** A document's terms are all of the first half of the vocabulary, or all of the second; every tenth has none. */
    @Override
    Dataset<Row> makeRows() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            double[] counts = new double[TERMS];
            for (int word = 0; word < (i % 10 == 0 ? 0 : 20); word++) {
                counts[i % TOPICS * (TERMS / TOPICS) + random.nextInt(TERMS / TOPICS)]++;
            }
            rows.add(RowFactory.create(Vectors.dense(counts).compressed()));
        }
        StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
        var context = JavaSparkContext.fromSparkContext(ProductSession.session().sparkContext());
        return ProductSession.session()
                .createDataFrame(context.parallelize(rows, 2), schema)
                .cache();
    }

    @Override
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        // All iterations are done in any case
        assertThat(warm.iteration()).isEqualTo(cold.iteration());
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        LDAModel found = (LDAModel) model;
        LDAModel expected = ((LDA) textbook).fit(rows);

        assertThat(found).isExactlyInstanceOf(expected.getClass());
        assertThat(found.uid()).isEqualTo(expected.uid());
        assertThat(found.vocabSize()).isEqualTo(TERMS);
        assertThat(found.getLearningOffset()).isEqualTo(expected.getLearningOffset());
        assertThat(found.logPerplexity(rows)).isLessThan(PERPLEXITY * expected.logPerplexity(rows));
        assertThat(found.estimatedDocConcentration().toArray())
                .containsExactly(expected.estimatedDocConcentration().toArray(), within(0.05));
    }

    @Test
    void beginsWhereSparkMlBegins() {
        Dataset<Row> rows = makeRows();
        LDA estimator = plain().setMaxIter(0);

        try (PreparedView view = new PreparedView(estimator, rows);
                IterativeFit fit = learner().begin(view)) {
            assertThat(fit.finished()).isTrue();
            LDAModel expected = estimator.fit(rows);
            assertThat(((LDAModel) fit.model()).topicsMatrix()).isEqualTo(expected.topicsMatrix());
            assertThat(((LDAModel) fit.model()).estimatedDocConcentration())
                    .isEqualTo(expected.estimatedDocConcentration());
        }
        rows.unpersist();
    }

    @Test
    void leavesExpectationMaximisationToSparkMl() {
        assertThat(learner().refusal(plain().setOptimizer("em"))).contains("it knows no optimizer but online");
        assertThat(learner().refusal(plain().setDocConcentration(new double[] {1, 1, 1})))
                .contains("docConcentration has 3 numbers for 2 topics");
    }
}
