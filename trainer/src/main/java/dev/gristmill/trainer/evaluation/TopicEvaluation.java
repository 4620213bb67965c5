package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Detail.Term;
import dev.gristmill.trainer.judgement.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges how well topics explain documents that training has not seen. */
final class TopicEvaluation implements Evaluation {

    private static final String PERPLEXITY = "logPerplexity";
    private static final int TERMS = 10;

    /** What the rules for texts call a place of the vector. */
    private static final Pattern WORD = Pattern.compile(".+?__(?:counts|tfidf)_(.+)");

    @Override
    public List<String> metrics() {
        return List.of(PERPLEXITY);
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        if (!(trained.model() instanceof LDAModel model)) {
            return new Judgement(Map.of(), Map.of(), heldOut.rows().count(), null, null, List.of());
        }
        TopicBound bound = TopicBound.of(model);
        TopicScores scores = scores(model, bound, heldOut.rows());
        if (scores.tally().rows() == 0) {
            throw Tally.noRows("no row was held out");
        }
        return new Judgement(
                Map.of(PERPLEXITY, scores.logPerplexity(bound.ofTopics())),
                Map.of(),
                scores.tally().rows(),
                null,
                topics(model, heldOut.rows()),
                List.of());
    }

    /** The rows are numbered as spark.ml numbers them, so that a document's inference starts where spark.ml's does. */
    private static TopicScores scores(LDAModel model, TopicBound bound, Dataset<Row> rows) {
        var sent = JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext())
                .broadcast(bound);
        try {
            return Summaries.of(
                    rows.select(monotonically_increasing_id(), col(model.getFeaturesCol())),
                    () -> new TopicScores(sent.value()));
        } finally {
            sent.destroy();
        }
    }

    private static Detail.Topics topics(LDAModel model, Dataset<Row> rows) {
        AttributeGroup features = AttributeGroup.fromStructField(rows.schema().apply(Columns.FEATURES));
        return new Detail.Topics(model.describeTopics(TERMS).orderBy("topic").collectAsList().stream()
                .map(row -> terms(row.getList(1), row.getList(2), features))
                .toList());
    }

    private static List<Term> terms(List<Integer> indices, List<Double> weights, AttributeGroup features) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            terms.add(new Term(name(features, indices.get(i)), weights.get(i)));
        }
        return terms;
    }

    private static String name(AttributeGroup features, int index) {
        String plain = String.valueOf(index);
        if (features.attributes().isEmpty()) {
            return plain;
        }
        Attribute attribute = features.getAttr(index);
        return attribute.name().isDefined() ? word(attribute.name().get()) : plain;
    }

    /** A word itself; of a job whose texts are in several columns it does not say which. */
    private static String word(String name) {
        Matcher place = WORD.matcher(name);
        return place.matches() ? place.group(1) : name;
    }
}
