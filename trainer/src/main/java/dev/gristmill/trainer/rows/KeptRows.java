package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.not;

import dev.gristmill.trainer.split.Split;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is left once bad rows are gone. */
public final class KeptRows {

    private final Dataset<Row> all;
    private final List<FlawFound> found;
    private final Map<Split, Long> counts;

    KeptRows(Dataset<Row> all, List<FlawFound> found, Map<Split, Long> counts) {
        this.all = all;
        this.found = List.copyOf(found);
        this.counts = Map.copyOf(counts);
    }

    /** How many rows each part of the split has, bad ones left out. */
    public Map<Split, Long> counts() {
        return counts;
    }

    /** How many rows there are, bad ones left out. */
    public long count() {
        return counts.values().stream().mapToLong(it -> it).sum();
    }

    /** The rows that are good, with these columns. */
    public Dataset<Row> good(Column... columns) {
        return bad().map(bad -> all.filter(not(bad))).findFirst().orElse(all).select(columns);
    }

    /** What is wrong with those that were left out, a sentence for each reason; empty if none was. */
    public List<String> told() {
        return found.stream().map(FlawFound::told).toList();
    }

    List<FlawFound> found() {
        return found;
    }

    /** The rows that were left out, all columns of them. */
    Dataset<Row> left() {
        return bad().map(all::filter).findFirst().orElse(all.limit(0));
    }

    private Stream<Column> bad() {
        return found.stream().map(it -> it.flaw().condition()).reduce(Column::or).stream();
    }
}
