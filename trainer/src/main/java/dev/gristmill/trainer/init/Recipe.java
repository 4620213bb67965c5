package dev.gristmill.trainer.init;

import dev.gristmill.job.Task;
import dev.gristmill.trainer.feature.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a starter file says for a task.
 *
 * @param derive lines of {@code derive}, with that key; empty for none
 * @param features lines of {@code features}, with that key; empty for none
 * @param algorithm the value of {@code algorithm}
 * @param reason why this algorithm, in few words
 * @param gate a requirement that makes sense
 */
record Recipe(List<String> derive, List<String> features, String algorithm, String reason, String gate) {

    private static final Pattern USERS = pattern("user|customer|member|visitor|account|reader|buyer");
    private static final Pattern ITEMS = pattern("item|product|movie|article|song|book|sku|title");
    private static final Pattern RATINGS = pattern("rating|score|stars|plays|clicks|count|quantity");
    private static final Pattern BASKETS = pattern("items|basket|products|cart|tags|events");
    private static final Pattern TEXTS = pattern("text|body|comment|review|message|description|content|title");
    private static final Pattern ANY = pattern("");

    Recipe {
        derive = List.copyOf(derive);
        features = List.copyOf(features);
    }

    static Recipe of(Task task, SourceLook look) {
        return switch (task) {
            case BINARY_CLASSIFICATION ->
                learned(
                        look,
                        "{name: logistic-regression, params: {maxIter: 100, regParam: 0.001}}",
                        "fast, and its coefficients can be read",
                        "{metric: areaUnderROC, atLeast: 0.7}");
            case MULTICLASS_CLASSIFICATION ->
                learned(
                        look,
                        "{name: random-forest, params: {numTrees: 50, maxDepth: 8}}",
                        "takes any number of classes, and needs little tuning",
                        "{metric: accuracy, atLeast: 0.7}");
            case REGRESSION ->
                learned(
                        look,
                        "{name: gradient-boosted-trees-regression, params: {maxIter: 50, maxDepth: 5}}",
                        "finds curves and steps by itself",
                        "{metric: r2, atLeast: 0.3}");
            case CLUSTERING ->
                learned(
                        look,
                        "{name: k-means, params: {k: 8}}",
                        "k groups of rows that lie close together; try several k",
                        "{metric: silhouette, atLeast: 0.3}");
            case RECOMMENDATION -> recommendation(look);
            case FREQUENT_PATTERNS -> patterns(look);
            case TOPIC_MODELING -> topics(look);
            case EMBEDDING -> embedding(look);
        };
    }

    private static Recipe learned(SourceLook look, String algorithm, String reason, String gate) {
        return new Recipe(List.of(), StarterFeatures.lines(look), algorithm, reason, gate);
    }

    private static Recipe recommendation(SourceLook look) {
        List<String> stages = new ArrayList<>();
        String user = indexed(name(look, USERS, Placeholders.USER), look, stages);
        String item = indexed(name(look, ITEMS, Placeholders.ITEM), look, stages);
        String rating = look.find(RATINGS, column -> column.kind().numeric())
                .map(ColumnLook::name)
                .orElse(Placeholders.RATING);
        if (!stages.isEmpty()) {
            stages.add(0, "features:");
            stages.add(1, "  # ALS reads numbers: each user and item gets one");
        }
        String params = "userCol: " + YamlWord.of(user) + ", itemCol: " + YamlWord.of(item) + ", ratingCol: "
                + YamlWord.of(rating);
        return new Recipe(
                List.of(),
                stages,
                "{name: als, params: {" + params + ", rank: 10, regParam: 0.1}}",
                "learns what users and items have in common from their ratings",
                "{metric: rmse, atMost: 1.0}");
    }

    /** The column of numbers that stands for a column of ids. */
    private static String indexed(String column, SourceLook look, List<String> stages) {
        boolean number = look.columns().stream().noneMatch(it -> it.name().equals(column) && it.kind() != Kind.INTEGER);
        if (number) {
            return column;
        }
        String index = column + "_index";
        stages.add("  - {stage: StringIndexer, params: {inputCol: " + YamlWord.of(column) + ", outputCol: "
                + YamlWord.of(index) + "}}");
        return index;
    }

    private static Recipe patterns(SourceLook look) {
        String basket = look.find(BASKETS, column -> column.kind() == Kind.WORDS)
                .or(() -> look.find(ANY, column -> column.kind() == Kind.WORDS))
                .map(ColumnLook::name)
                .orElse(Placeholders.ITEMS);
        List<String> derive = new ArrayList<>();
        if (basket.equals(Placeholders.ITEMS)) {
            look.find(BASKETS, column -> column.kind() == Kind.TEXT)
                    .map(text -> split(
                            Placeholders.ITEMS, "array_distinct(split(" + Sql.identifier(text.name()) + ", ' *, *'))"))
                    .ifPresent(derive::addAll);
        }
        return new Recipe(
                derive,
                List.of(),
                "{name: fp-growth, params: {itemsCol: " + YamlWord.of(basket)
                        + ", minSupport: 0.05, minConfidence: 0.5}}",
                "finds what occurs together; items are a list of strings, each at most once",
                "{metric: patternCount, atLeast: 10}");
    }

    private static Recipe topics(SourceLook look) {
        return new Recipe(
                List.of(),
                List.of(
                        "features:",
                        "  # How often words occur in a text; words that every text has tell nothing",
                        "  - {columns: [" + YamlWord.of(text(look))
                                + "], text: {weights: counts, vocabulary: 5000, minDocs: 2, stopWords: english}}"),
                "{name: lda, params: {k: 10, maxIter: 50}}",
                "k topics, each a mix of words; try several k",
                "{metric: logPerplexity, atMost: 8}");
    }

    private static Recipe embedding(SourceLook look) {
        String words = "words";
        return new Recipe(
                split(words, "split(lower(coalesce(" + Sql.identifier(text(look)) + ", '')), '[^\\\\p{L}\\\\p{N}]+')"),
                List.of(),
                "{name: word2vec, params: {inputCol: " + words + ", vectorSize: 100, minCount: 5}}",
                "words that occur in like places get like vectors",
                "{metric: vocabularySize, atLeast: 1000}");
    }

    private static List<String> split(String column, String expression) {
        return List.of("derive:", "  " + YamlWord.of(column) + ": " + YamlWord.of(expression));
    }

    private static String text(SourceLook look) {
        return look.find(ANY, Treatment::longText)
                .or(() -> look.find(TEXTS, column -> column.kind() == Kind.TEXT))
                .map(ColumnLook::name)
                .orElse(Placeholders.TEXT);
    }

    private static String name(SourceLook look, Pattern named, String placeholder) {
        return look.find(named, column -> column.kind() == Kind.INTEGER || column.kind() == Kind.TEXT)
                .map(ColumnLook::name)
                .orElse(placeholder);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
