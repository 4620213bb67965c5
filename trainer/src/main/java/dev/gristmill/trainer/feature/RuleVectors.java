package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Text;
import dev.gristmill.job.file.JobErrors;
import dev.gristmill.trainer.feature.ColumnState.Entry;
import dev.gristmill.trainer.feature.VectorSlots.Slot;
import dev.gristmill.trainer.stage.SparkReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.feature.NGram;
import org.apache.spark.ml.feature.RegexTokenizer;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.feature.VectorSlicer;
import org.jspecify.annotations.Nullable;

/** The stages of a rule that make vectors: of texts, and of scaled numbers. */
final class RuleVectors {

    private final String path;
    private final String uid;
    private final ColumnState state;
    private final PlanSteps steps;

    RuleVectors(String path, String uid, ColumnState state, PlanSteps steps) {
        this.path = path;
        this.uid = uid;
        this.state = state;
        this.steps = steps;
    }

    /** Makes a vector of each text's words. */
    boolean text(Text text, List<RuleValue> values, Findings findings) {
        String[] stopWords = stopWords(text, findings);
        boolean added = stopWords != null;
        for (int i = 0; added && i < values.size(); i++) {
            added = words(text, Objects.requireNonNull(stopWords), values.get(i), uid + "_" + i);
        }
        return added;
    }

    private boolean words(Text text, String[] stopWords, RuleValue value, String name) {
        String words = state.free(value.base() + "__words");
        String kept = stopWords.length == 0 ? words : state.free(value.base() + "__kept");
        String terms = text.ngrams() == 1 ? kept : state.free(value.base() + "__terms");
        boolean added = steps.add(
                path,
                task -> new RegexTokenizer(name + "_words")
                        .setPattern("[^\\p{L}\\p{N}]+")
                        .setInputCol(value.physical())
                        .setOutputCol(words));
        if (stopWords.length > 0) {
            added &= steps.add(
                    path,
                    task -> new StopWordsRemover(name + "_stop")
                            .setStopWords(stopWords)
                            .setLocale("en_US")
                            .setInputCol(words)
                            .setOutputCol(kept));
        }
        if (text.ngrams() > 1) {
            added &= steps.add(
                    path,
                    task -> new NGram(name + "_terms")
                            .setN(text.ngrams())
                            .setInputCol(kept)
                            .setOutputCol(terms));
        }
        return added && weights(text, terms, value, name);
    }

    private boolean weights(Text text, String terms, RuleValue value, String name) {
        String counts = state.free(value.base() + "__counts");
        boolean added = steps.add(
                path,
                task -> new CountVectorizer(name + "_counts")
                        .setVocabSize(text.vocabulary())
                        .setMinDF(text.minDocs())
                        .setInputCol(terms)
                        .setOutputCol(counts));
        if (text.weights() == Text.Weights.COUNTS) {
            return added && end(value.column(), counts, "made a vector of");
        }
        String weighted = state.free(value.base() + "__tfidf");
        return added
                && steps.add(
                        path,
                        task -> new IDF(name + "_weights").setInputCol(counts).setOutputCol(weighted))
                && end(value.column(), weighted, "made a vector of");
    }

    private String @Nullable [] stopWords(Text text, Findings findings) {
        String language = text.stopWords();
        try {
            return language == null ? new String[0] : StopWordsRemover.loadDefaultStopWords(language);
        } catch (IllegalArgumentException e) {
            findings.add(
                    JobErrors.WRONG_VALUE,
                    path + ".text.stopWords",
                    "Invalid " + path + ".text.stopWords: '" + language + "' (" + SparkReason.of(e) + ")");
            return null;
        }
    }

    /** One scaler for all columns of the rule: it reads the data once, however many there are. */
    boolean scale(Scale scale, List<RuleValue> values) {
        String unscaled = state.free(uid + "__unscaled");
        String scaled = state.free(uid + "__scaled");
        String[] inputs = values.stream().map(RuleValue::physical).toArray(String[]::new);
        values.forEach(value -> state.demand(value.column()));
        boolean added = steps.add(
                        path,
                        task -> new VectorAssembler(uid + "_assemble")
                                .setInputCols(inputs)
                                .setOutputCol(unscaled))
                && steps.add(path, task -> Scalers.of(scale, uid + "_scale", unscaled, scaled));
        if (values.stream().noneMatch(value -> Types.vector(value.type()))) {
            name(scaled, values);
        }
        return added && (interleave(scaled, values) || endAll(values, scaled));
    }

    /** Scalers drop the names of what they scale. */
    private void name(String scaled, List<RuleValue> values) {
        for (int i = 0; i < values.size(); i++) {
            RuleValue value = values.get(i);
            state.name(scaled + "_" + i, Slot.of(value.column(), value.base(), null));
        }
    }

    private boolean endAll(List<RuleValue> values, String vector) {
        Set<String> columns = new LinkedHashSet<>();
        values.forEach(value -> columns.add(value.column()));
        columns.forEach(column -> end(column, vector, "scaled"));
        return true;
    }

    /** A scaler's numbers stand together: with more columns than one, indicators have to be put between them. */
    private boolean interleave(String scaled, List<RuleValue> values) {
        Map<String, String> indicators = new LinkedHashMap<>();
        for (RuleValue value : values) {
            String indicator = entry(value.column()).indicator();
            if (indicator != null) {
                indicators.put(value.column(), indicator);
            }
        }
        boolean vectors = values.stream().anyMatch(value -> Types.vector(value.type()));
        if (indicators.isEmpty() || values.size() == 1 || vectors) {
            return false;
        }
        String ordered = uid + "__ordered_";
        name(ordered + scaled, values);
        indicators.forEach((column, indicator) -> state.name(ordered + indicator, Slot.missing(column)));
        return slice(scaled, indicators, order(values, indicators))
                && values.stream().allMatch(value -> enter(value.column(), List.of(uid + "__ordered"), null, "scaled"));
    }

    private static int[] order(List<RuleValue> values, Map<String, String> indicators) {
        List<Integer> order = new ArrayList<>();
        List<String> indicated = List.copyOf(indicators.keySet());
        for (int i = 0; i < values.size(); i++) {
            order.add(i);
            int indicator = indicated.indexOf(values.get(i).column());
            if (indicator >= 0) {
                order.add(values.size() + indicator);
            }
        }
        return order.stream().mapToInt(it -> it).toArray();
    }

    private boolean slice(String scaled, Map<String, String> indicators, int[] order) {
        List<String> inputs = new ArrayList<>(List.of(scaled));
        inputs.addAll(indicators.values());
        String gathered = uid + "__gathered";
        return steps.add(
                        path,
                        task -> new VectorAssembler(uid + "_gather")
                                .setInputCols(inputs.toArray(String[]::new))
                                .setOutputCol(gathered))
                && steps.add(
                        path,
                        task -> new VectorSlicer(uid + "_order")
                                .setIndices(order)
                                .setInputCol(gathered)
                                .setOutputCol(uid + "__ordered"));
    }

    private boolean end(String column, String vector, String how) {
        return enter(column, List.of(vector), entry(column).indicator(), how);
    }

    private boolean enter(String column, List<String> vector, @Nullable String indicator, String how) {
        state.enter(column, new Entry(entry(column).path(), vector, indicator));
        state.end(column, how);
        return true;
    }

    private Entry entry(String column) {
        return Objects.requireNonNull(state.entry(column));
    }
}
