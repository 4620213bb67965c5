package dev.gristmill.job.build;

import dev.gristmill.job.ColumnRule.DatePart;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Text;
import dev.gristmill.job.ColumnRule.Unseen;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A rule for columns: what becomes of them on their way into the feature vector, as
 * {@link dev.gristmill.job.ColumnRule} says. Every method returns another rule; which of them go together is checked when
 * the job is built.
 */
public final class ColumnPart implements FeaturePart {

    private final Map<String, Object> written;

    ColumnPart(Map<String, Object> written) {
        this.written = new LinkedHashMap<>(written);
    }

    /** Parts of a date instead of the date. */
    public ColumnPart date(DatePart... parts) {
        return with("date", Arrays.stream(parts).map(Plain::word).toList());
    }

    /** The words of a text, with the standard vocabulary. */
    public ColumnPart text(Text.Weights weights) {
        return with("text", Plain.word(weights));
    }

    /** The words of a text. */
    public ColumnPart text(Text text) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("weights", Plain.word(text.weights()));
        values.put("vocabulary", text.vocabulary());
        values.put("minDocs", text.minDocs());
        values.put("ngrams", text.ngrams());
        if (text.stopWords() != null) {
            values.put("stopWords", text.stopWords());
        }
        return with("text", values);
    }

    /** A statistic of the training rows for missing values. */
    public ColumnPart impute(Impute.Strategy strategy) {
        return with("impute", Plain.word(strategy));
    }

    /** A number, a text or a boolean for missing values. */
    public ColumnPart imputeConstant(Object constant) {
        return with("impute", Map.of("constant", Objects.requireNonNull(Plain.value(constant), "constant")));
    }

    /** Another number that says where a value was missing. */
    public ColumnPart indicator() {
        return with("indicator", true);
    }

    /** Limits on both sides. */
    public ColumnPart clip(double minimum, double maximum) {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("min", minimum);
        limits.put("max", maximum);
        return with("clip", limits);
    }

    /** A limit below. */
    public ColumnPart clipBelow(double minimum) {
        return with("clip", Map.of("min", minimum));
    }

    /** A limit above. */
    public ColumnPart clipAbove(double maximum) {
        return with("clip", Map.of("max", maximum));
    }

    /** ln(1 + x) instead of x. */
    public ColumnPart log() {
        return with("log", true);
    }

    /** That many numbered ranges with about as many rows each. */
    public ColumnPart bucket(int count) {
        return with("bucket", count);
    }

    /** Numbered ranges between bounds. */
    public ColumnPart bounds(double... bounds) {
        return with("bounds", Arrays.stream(bounds).boxed().toList());
    }

    /** Numbers on one scale. */
    public ColumnPart scale(Scale scale) {
        return with("scale", Plain.word(scale));
    }

    /** Levels as numbers. */
    public ColumnPart encode(Encoding encoding) {
        return with("encode", Plain.word(encoding));
    }

    /** How many places {@link Encoding#HASH} has. */
    public ColumnPart size(int places) {
        return with("size", places);
    }

    /** What happens to levels that training did not see. */
    public ColumnPart unseen(Unseen unseen) {
        return with("unseen", Plain.word(unseen));
    }

    @Override
    public Map<String, Object> written() {
        return new LinkedHashMap<>(written);
    }

    private ColumnPart with(String key, Object value) {
        Map<String, Object> more = written();
        more.put(key, value instanceof List<?> list ? List.copyOf(list) : value);
        return new ColumnPart(more);
    }
}
