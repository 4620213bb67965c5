package dev.gristmill.trainer.label;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.source.SourceColumns;
import dev.gristmill.trainer.split.Split;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many rows each label has in each part of the split.
 *
 * @param labels in the order of {@link LabelValue#ORDER}
 */
record ClassCounts(List<OfLabel> labels) {

    private static final int NAMED = 5;

    ClassCounts {
        labels = List.copyOf(labels);
    }

    /** Counts, in one pass; more than that many labels are not looked at. */
    static ClassCounts of(Dataset<Row> rows, int limit) {
        List<OfLabel> labels = rows
                .groupBy(col(SourceColumns.LABEL))
                .agg(in(Split.TRAIN), in(Split.VALIDATION), in(Split.HOLDOUT))
                .limit(limit)
                .collectAsList()
                .stream()
                .map(row ->
                        new OfLabel(LabelValue.canonical(row.get(0)), row.getLong(1), row.getLong(2), row.getLong(3)))
                .sorted(Comparator.comparing(OfLabel::value, LabelValue.ORDER))
                .toList();
        return new ClassCounts(labels);
    }

    private static Column in(Split part) {
        return count_if(col(SourceColumns.SPLIT).equalTo(lit(part.code())));
    }

    /** The labels that training rows have. */
    List<OfLabel> trained() {
        return labels.stream().filter(label -> label.train() > 0).toList();
    }

    /** Some labels with their rows over all parts, for a message. */
    static String named(List<OfLabel> labels) {
        String named = labels.stream()
                .limit(NAMED)
                .map(label -> "'" + LabelValue.text(label.value()) + "' (" + label.rows() + " rows)")
                .collect(Collectors.joining(", "));
        return labels.size() > NAMED ? named + " and " + (labels.size() - NAMED) + " more" : named;
    }

    /** The rows of one label. */
    record OfLabel(Object value, long train, long validation, long holdout) {

        long rows() {
            return train + validation + holdout;
        }
    }
}
