package dev.gristmill.job.file;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Bucket;
import dev.gristmill.job.ColumnRule.Clip;
import dev.gristmill.job.ColumnRule.DatePart;
import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.job.ColumnRule.Impute.Strategy;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Text;
import dev.gristmill.job.ColumnRule.Text.Weights;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.ColumnSelector.ColumnType;
import dev.gristmill.job.grammar.RuleGrammar;
import dev.gristmill.job.grammar.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads a column rule. */
final class ColumnRuleReader {

    private static final String COLUMNS = "a list of column names, or a map with type";
    private static final String STATISTIC =
            "one of " + String.join(", ", RuleGrammar.STATISTICS) + ", or a map with constant";

    private ColumnRuleReader() {}

    static ColumnRule read(Section rule) {
        ColumnRule read = new ColumnRule(
                columns(rule.require("columns", COLUMNS)),
                rule.find("date").map(ColumnRuleReader::date).orElse(List.of()),
                rule.find("text").map(ColumnRuleReader::text).orElse(null),
                rule.find("impute").map(it -> impute(rule, it)).orElse(null),
                rule.find("clip").map(ColumnRuleReader::clip).orElse(null),
                rule.read(RuleGrammar.LOG, Boolean.class),
                rule.find("bucket").map(ColumnRuleReader::bucket).orElse(null),
                rule.find("scale").map(it -> it.constant(Scale.class)).orElse(null),
                rule.find("encode").map(it -> encode(rule, it)).orElse(null));
        RuleChecks.check(rule, read);
        return read;
    }

    private static ColumnSelector columns(Value value) {
        if (value.node() instanceof MapNode) {
            Section selector = value.section(RuleGrammar.BY_TYPE);
            ColumnType type = selector.require("type", "one of numeric, string, boolean, date")
                    .constant(ColumnType.class);
            List<String> except = selector.find("except")
                    .map(it -> names(it, "a list of column names"))
                    .orElse(List.of());
            return new ColumnSelector(List.of(), type, except);
        }
        return new ColumnSelector(names(value, COLUMNS), null, List.of());
    }

    private static List<String> names(Value value, String expected) {
        List<String> names = value.texts(expected, RuleGrammar.COLUMN);
        if (names.isEmpty() && value.node() instanceof ListNode) {
            value.reject("at least one column");
        }
        return names;
    }

    private static List<DatePart> date(Value value) {
        List<String> parts = value.words("a list of date parts", Words.all(DatePart.class), "each part once");
        if (parts.isEmpty() && value.node() instanceof ListNode) {
            value.reject("at least one date part");
        }
        return parts.stream()
                .flatMap(word -> Words.constant(DatePart.class, word).stream())
                .toList();
    }

    private static Text text(Value value) {
        if (!(value.node() instanceof MapNode)) {
            Weights weights = value.constant(Weights.class, "one of counts, tf-idf, or a map");
            return text(Section.empty(value.path(), value.key(), value.reading()), weights);
        }
        Section text = value.section(RuleGrammar.TEXT);
        Weights weights =
                text.find("weights").map(it -> it.constant(Weights.class)).orElse(Weights.TF_IDF);
        return text(text, weights);
    }

    private static Text text(Section text, Weights weights) {
        return new Text(
                weights,
                text.read(RuleGrammar.VOCABULARY, Integer.class),
                text.read(RuleGrammar.MIN_DOCS, Integer.class),
                text.read(RuleGrammar.NGRAMS, Integer.class),
                (String) text.read(RuleGrammar.STOP_WORDS));
    }

    private static Impute impute(Section rule, Value value) {
        boolean indicator = rule.read(RuleGrammar.INDICATOR, Boolean.class);
        if (value.node() instanceof MapNode) {
            Section constant = value.section(RuleGrammar.CONSTANT);
            String expected = "a string, a number or a boolean";
            return new Impute(
                    Strategy.CONSTANT, PlainValue.scalar(constant.require("constant", expected), expected), indicator);
        }
        String word = value.oneOf(RuleGrammar.STATISTICS, STATISTIC);
        Strategy strategy = Words.constant(Strategy.class, word).orElse(Strategy.MEAN);
        return new Impute(strategy, null, indicator);
    }

    private static Clip clip(Value value) {
        Section clip = value.section(RuleGrammar.CLIP);
        if (!clip.has("min") && !clip.has("max")) {
            clip.missing("min", "min or max with a number");
        }
        Double minimum = (Double) clip.read(RuleGrammar.MINIMUM);
        Double maximum = (Double) clip.read(RuleGrammar.MAXIMUM);
        if (minimum != null && maximum != null && minimum >= maximum) {
            clip.exclude("min", "max", "it is not smaller");
        }
        return new Clip(minimum, maximum);
    }

    private static Bucket bucket(Value value) {
        if (!(value.node() instanceof MapNode)) {
            return new Bucket((Integer) Typed.read(value, RuleGrammar.BUCKETS), List.of());
        }
        Section bucket = value.section(RuleGrammar.BOUNDED);
        Value written = bucket.require("bounds", "a list of numbers");
        List<Double> bounds = new ArrayList<>();
        for (Value item : written.items("a list of numbers")) {
            double bound = Typed.number(item, RuleGrammar.MINIMUM);
            if (!bounds.isEmpty() && bound <= bounds.get(bounds.size() - 1)) {
                item.reject("more than the bound before it");
            }
            bounds.add(bound);
        }
        if (bounds.isEmpty() && written.node() instanceof ListNode) {
            written.reject("at least one bound");
        }
        return new Bucket(0, bounds);
    }

    private static Encode encode(Section rule, Value value) {
        Encoding encoding = value.constant(Encoding.class);
        int size = rule.read(RuleGrammar.SIZE, Integer.class);
        Unseen unseen = rule.find("unseen").map(it -> it.constant(Unseen.class)).orElse(Unseen.KEEP);
        return new Encode(encoding, encoding == Encoding.HASH ? size : 0, unseen);
    }
}
