package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.internals.SparkTopicInference;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;

/** The bound on the likelihood of documents against spark.ml's own; fails when an upgrade of Spark changes its members. */
final class TopicBoundSparkTest {

    private static final long DOCUMENTS = 40;

    @Test
    void boundsPerplexityAsSparkDoesInOnePass() {
        Dataset<Row> documents = documents();
        Trained trained = new ModelLearner(new LDA().setK(3).setMaxIter(3).setSeed(1)).train(documents);
        LongAccumulator read =
                ProductSession.session().sparkContext().longAccumulator("documents that the evaluation reads");
        MapFunction<Row, Row> count = document -> {
            read.add(1);
            return document;
        };

        double perplexity = perplexity(trained, documents.map(count, Encoders.row(documents.schema())));

        LDAModel model = (LDAModel) Objects.requireNonNull(trained.model());
        // Sums of some hundred terms in another order, and another library's digamma
        assertThat(perplexity).isCloseTo(model.logPerplexity(documents), within(1e-9));
        assertThat(read.value()).isEqualTo(DOCUMENTS);
    }

    /** Only the local twin that EM's model is brought to is judged, so the documents need not be a Spark job's. */
    @Test
    void boundsWhatEmLearnsFromTheSeedOfTheTraining() {
        Dataset<Row> documents = documents().coalesce(1).cache();
        LDAModel model =
                new LDA().setOptimizer("em").setK(3).setMaxIter(1).setSeed(5).fit(documents);
        TopicBound bound = TopicBound.of(model);
        TopicScores scores = new TopicScores(bound);
        documents
                .select(monotonically_increasing_id(), col("features"))
                .collectAsList()
                .forEach(scores::add);

        // Spark starts its inferences elsewhere, and ends one when a step changes it by less than 1e-3
        assertThat(scores.logPerplexity(bound.ofTopics())).isCloseTo(model.logPerplexity(documents), within(1e-2));
        assertThat(SparkTopicInference.seed(model)).isEqualTo(5);
        documents.unpersist();
    }

    private static double perplexity(Trained trained, Dataset<Row> documents) {
        HeldOut heldOut = new HeldOut(documents, documents.limit(0), null, false, List.of());
        return Objects.requireNonNull(
                new TopicEvaluation().measure(trained, heldOut).metrics().get("logPerplexity"));
    }

    /** Of words that go together by threes, in three partitions; the first has none of them. */
    private static Dataset<Row> documents() {
        Dataset<Row> words = ProductSession.session()
                .range(0, DOCUMENTS, 1, 3)
                .selectExpr(
                        "transform(sequence(1, int(id % 7) * 3), i -> concat('w', (id % 3) * 3 + hash(id, i) % 4)) AS"
                                + " words");
        return new CountVectorizer()
                .setInputCol("words")
                .setOutputCol("features")
                .fit(words)
                .transform(words)
                .select("features");
    }
}
