package dev.gristmill.job.file;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Encoding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a column rule works against another part of the same rule. */
final class RuleChecks {

    private static final Set<String> BESIDE_TEXT = Set.of("columns", "text");
    private static final Set<String> BESIDE_DATE =
            Set.of("columns", "text", "date", "scale", "encode", "size", "unseen");

    private static final List<String> KEYS =
            List.of("date", "impute", "indicator", "clip", "log", "bucket", "scale", "encode", "size", "unseen");

    private final Section rule;
    private final ColumnRule read;
    private final @Nullable Encoding encoding;

    private RuleChecks(Section rule, ColumnRule read) {
        this.rule = rule;
        this.read = read;
        this.encoding = read.encode() == null ? null : read.encode().encoding();
    }

    static void check(Section rule, ColumnRule read) {
        RuleChecks checks = new RuleChecks(rule, read);
        if (read.text() != null) {
            checks.others(BESIDE_TEXT).forEach(key -> rule.exclude(key, "text", "a text only becomes a vector"));
        } else if (!read.date().isEmpty()) {
            checks.date();
        } else {
            checks.levels();
            checks.numbers();
        }
        checks.companions();
    }

    private Stream<String> others(Set<String> allowed) {
        return rule.map().entries().keySet().stream()
                .filter(key -> !allowed.contains(key))
                .filter(KEYS::contains);
    }

    private void date() {
        others(BESIDE_DATE)
                .forEach(key -> rule.exclude(key, "date", "parts of a date can be scaled or encoded, nothing else"));
        if (encoding != null && encoding != Encoding.ONE_HOT) {
            rule.exclude("encode", "date", "parts of a date are encoded as one-hot only");
        }
        scaleOrEncode();
    }

    private void scaleOrEncode() {
        if (rule.has("encode") && rule.has("scale")) {
            rule.exclude("encode", "scale", "a column is either encoded or scaled");
        }
    }

    private void levels() {
        scaleOrEncode();
        if (rule.has("encode") && read.impute() != null && read.impute().constant() == null) {
            rule.exclude("impute", "encode", "a missing level has a place of its own");
        }
        if (rule.has("encode") && !rule.has("bucket")) {
            Stream.of("clip", "log")
                    .filter(rule::has)
                    .forEach(key -> rule.exclude(key, "encode", "only bucket makes levels of numbers"));
        }
        if (rule.has("bucket") && rule.has("scale")) {
            rule.exclude("scale", "bucket", "the number of a range is no measure");
        }
    }

    private void numbers() {
        Object constant = read.impute() == null ? null : read.impute().constant();
        if (constant == null || constant instanceof Number) {
            return;
        }
        Stream.of("clip", "log", "bucket", "scale")
                .filter(rule::has)
                .findFirst()
                .ifPresent(key -> rule.exclude("impute", key, "it needs numbers, and the constant is none"));
    }

    private void companions() {
        if (rule.has("indicator") && !rule.has("impute")) {
            rule.needs("indicator", "impute", "it tells which values were missing");
        }
        if (rule.has("unseen") && !rule.has("encode")) {
            rule.needs("unseen", "encode", "only levels can be unseen");
        } else if (rule.has("unseen") && encoding == Encoding.HASH) {
            rule.exclude("unseen", "encode", "hash learns no level");
        }
        if (rule.has("size") && encoding != Encoding.HASH) {
            rule.needs("size", "encode", "only hash has a size of its own");
        }
    }
}
