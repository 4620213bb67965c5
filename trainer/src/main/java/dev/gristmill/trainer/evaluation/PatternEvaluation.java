package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Detail.Pattern;
import dev.gristmill.trainer.judgement.Detail.Rule;
import dev.gristmill.trainer.judgement.Judgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.ml.fpm.FPGrowth;
import org.apache.spark.ml.fpm.FPGrowthModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** Counts the patterns and rules that were found, and the rows that they are about. */
final class PatternEvaluation implements Evaluation {

    private static final String PATTERNS = "patternCount";
    private static final String RULES = "ruleCount";
    private static final String COVERAGE = "coverage";
    private static final int MOST = 50;

    private final boolean itemsets;

    PatternEvaluation(Learner learner) {
        this.itemsets = learner instanceof ModelLearner model && model.estimator() instanceof FPGrowth;
    }

    @Override
    public List<String> metrics() {
        return itemsets ? List.of(PATTERNS, RULES, COVERAGE) : List.of(PATTERNS);
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        if (trained.table() != null) {
            return ofTable(trained.table());
        }
        return trained.model() instanceof FPGrowthModel model
                ? ofModel(model, heldOut)
                : new Judgement(Map.of(), Map.of(), 0, null, null, List.of());
    }

    private static Judgement ofTable(Dataset<Row> table) {
        Map<String, Double> values = Map.of(PATTERNS, (double) table.count());
        boolean sequences = List.of(table.columns()).containsAll(List.of("sequence", "freq"));
        Detail detail = sequences ? new Detail.Patterns(patterns(table, "sequence"), List.of()) : null;
        return new Judgement(values, Map.of(), 0, null, detail, List.of());
    }

    private static Judgement ofModel(FPGrowthModel model, HeldOut heldOut) {
        Dataset<Row> found = model.freqItemsets();
        Dataset<Row> rules = model.associationRules();
        CoverageScores coverage = coverage(model, heldOut.rows(), found);
        if (coverage.tally().rows() == 0) {
            coverage = coverage(model, heldOut.trainedOn(), found);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(PATTERNS, (double) found.count());
        values.put(RULES, (double) rules.count());
        values.put(COVERAGE, coverage.share());
        Detail detail = new Detail.Patterns(patterns(found, "items"), rules(rules));
        return new Judgement(values, Map.of(), coverage.tally().rows(), null, detail, List.of());
    }

    private static CoverageScores coverage(FPGrowthModel model, Dataset<Row> rows, Dataset<Row> found) {
        List<List<Object>> pairs = found.filter(size(col("items")).equalTo(2)).collectAsList().stream()
                .map(row -> row.getList(0))
                .toList();
        return Summaries.of(rows.select(col(Sql.identifier(model.getItemsCol()))), CoverageScores.of(pairs));
    }

    private static List<Pattern> patterns(Dataset<Row> found, String column) {
        return found
                .select(col(column), col("freq"))
                .orderBy(col("freq").desc(), col(column).cast("string"))
                .limit(MOST)
                .collectAsList()
                .stream()
                .map(row -> new Pattern(texts(row.getList(0)), row.getLong(1)))
                .toList();
    }

    private static List<Rule> rules(Dataset<Row> rules) {
        return rules
                .select("antecedent", "consequent", "confidence", "lift", "support")
                .orderBy(
                        col("confidence").desc(),
                        col("support").desc(),
                        col("antecedent").cast("string"),
                        col("consequent").cast("string"))
                .limit(MOST)
                .collectAsList()
                .stream()
                .map(row -> new Rule(
                        texts(row.getList(0)),
                        texts(row.getList(1)),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4)))
                .toList();
    }

    private static List<String> texts(List<Object> items) {
        return items.stream().map(PatternEvaluation::text).toList();
    }

    /** An item, or the set of items that a sequence has at one place. */
    private static String text(Object item) {
        return item instanceof Iterable<?> set
                ? CollectionConverters.asJava(set.toSeq()).stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", ", "{", "}"))
                : String.valueOf(item);
    }
}
