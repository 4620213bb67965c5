package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.judgement.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A summary of all rows together with smaller ones of parts of them. The last columns of a row hold the values that it is
 * sliced by; values that are not among the most frequent share the last slice of their column.
 *
 * @param <S> what sums up rows
 */
final class Sliced<S extends Summary<S>> implements Summary<Sliced<S>> {

    /** How many values of a column have a slice of their own. */
    static final int MOST = 20;

    private static final long serialVersionUID = 1L;
    private static final String OTHER = "(other)";

    private final S whole;
    private final ArrayList<LinkedHashMap<String, Integer>> places = new ArrayList<>();
    private final ArrayList<ArrayList<S>> parts = new ArrayList<>();

    private Sliced(S whole, Empty<S> part, List<? extends Map<String, Integer>> places) {
        this.whole = whole;
        for (Map<String, Integer> column : places) {
            this.places.add(new LinkedHashMap<>(column));
            ArrayList<S> ofColumn = new ArrayList<>();
            for (int i = 0; i <= column.size(); i++) {
                ofColumn.add(part.summary());
            }
            parts.add(ofColumn);
        }
    }

    /**
     * Of no rows. Counts the values of the columns to slice by, which are cached, before any row is scored.
     *
     * @param whole sums up all rows
     * @param part sums up those of a slice
     */
    static <S extends Summary<S>> Empty<Sliced<S>> of(HeldOut heldOut, Empty<S> whole, Empty<S> part) {
        List<Map<String, Integer>> places = new ArrayList<>();
        heldOut.sliceColumns().forEach(column -> places.add(mostFrequent(heldOut.rows(), column)));
        return () -> new Sliced<>(whole.summary(), part, places);
    }

    private static Map<String, Integer> mostFrequent(Dataset<Row> rows, String column) {
        Map<String, Integer> places = new LinkedHashMap<>();
        rows.groupBy(col(column))
                .agg(count(lit(1)).as("rows"))
                .orderBy(col("rows").desc(), col(column).asc_nulls_last())
                .limit(MOST)
                .collectAsList()
                .forEach(row -> places.put(row.getString(0), places.size()));
        return places;
    }

    @Override
    public void add(Row row) {
        whole.add(row);
        int first = row.size() - places.size();
        for (int i = 0; i < places.size(); i++) {
            Map<String, Integer> column = places.get(i);
            int place = column.getOrDefault(row.getString(first + i), column.size());
            parts.get(i).get(place).add(row);
        }
    }

    @Override
    public Sliced<S> merge(Sliced<S> other) {
        whole.merge(other.whole);
        for (int i = 0; i < parts.size(); i++) {
            for (int place = 0; place < parts.get(i).size(); place++) {
                parts.get(i).get(place).merge(other.parts.get(i).get(place));
            }
        }
        return this;
    }

    @Override
    public Tally tally() {
        return whole.tally();
    }

    S whole() {
        return whole;
    }

    /** The slices of columns by these names, in their order, the most frequent values first; none without rows. */
    List<Judgement.Slice> slices(List<String> columns, Function<S, Part> measure) {
        List<Judgement.Slice> slices = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            for (Map.Entry<String, Integer> value : places.get(i).entrySet()) {
                S part = parts.get(i).get(value.getValue());
                slices.add(slice(columns.get(i), value.getKey(), part, measure));
            }
            S others = parts.get(i).get(places.get(i).size());
            if (others.tally().rows() > 0) {
                slices.add(slice(columns.get(i), OTHER, others, measure));
            }
        }
        return slices;
    }

    private Judgement.Slice slice(String column, String value, S part, Function<S, Part> measure) {
        long rows = part.tally().rows();
        Part measured = rows < 2 ? new Part(Map.of(), "There are fewer than 2 rows") : measure.apply(part);
        return new Judgement.Slice(column, value, rows, measured.metrics(), measured.note());
    }
}
