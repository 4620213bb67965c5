package dev.gristmill.job.file;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Unseen;
import java.util.List;

/** Reads {@code features}. */
final class FeaturesReader {

    static final String EXPECTED = "a list of column rules";
    private static final String COLUMNS = "a list of column names";
    private static final List<String> BUILT = List.of("columns", "impute", "scale", "encode", "unseen");
    private static final List<String> UNBUILT =
            List.of("stage", "params", "indicator", "bucket", "text", "clip", "log");

    private FeaturesReader() {}

    static List<ColumnRule> read(Value value) {
        List<Value> items = value.items(EXPECTED);
        if (value.node() instanceof ListNode && items.isEmpty()) {
            value.reject("at least one column rule");
        }
        return items.stream().map(FeaturesReader::rule).toList();
    }

    private static ColumnRule rule(Value value) {
        Section rule = value.section("a column rule").check(BUILT, UNBUILT);
        checkTogether(rule);
        return new ColumnRule(
                columns(rule),
                rule.find("impute")
                        .map(it -> it.constant(Impute.class, List.of("constant")))
                        .orElse(null),
                rule.find("scale")
                        .map(it -> it.constant(Scale.class, List.of()))
                        .orElse(null),
                rule.find("encode")
                        .map(it -> it.constant(Encode.class, List.of("target", "hash")))
                        .orElse(null),
                rule.find("unseen")
                        .map(it -> it.constant(Unseen.class, List.of()))
                        .orElse(Unseen.KEEP));
    }

    private static List<String> columns(Section rule) {
        if (rule.has("stage") && !rule.has("columns")) {
            return List.of();
        }
        Value columns = rule.require("columns", COLUMNS);
        List<String> names = columns.texts(COLUMNS, "a column's name");
        if (names.isEmpty() && columns.node() instanceof ListNode) {
            columns.reject("at least one column");
        }
        return names;
    }

    private static void checkTogether(Section rule) {
        if (rule.has("encode") && rule.has("scale")) {
            rule.exclude("encode", "scale", "a column is either encoded or scaled");
        }
        if (rule.has("encode") && rule.has("impute")) {
            rule.exclude("impute", "encode", "a missing level has a place of its own");
        }
        if (rule.has("unseen") && !rule.has("encode")) {
            rule.reading()
                    .problems()
                    .contradiction(
                            rule.find("unseen").map(Value::key).orElse(rule.position()),
                            Paths.child(rule.path(), "unseen"),
                            "Cannot use " + Paths.child(rule.path(), "unseen") + " without "
                                    + Paths.child(rule.path(), "encode") + ": only levels can be unseen");
        }
    }
}
