package dev.gristmill.trainer.profile;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.Types;
import dev.gristmill.trainer.profile.DataProfile.Bin;
import dev.gristmill.trainer.profile.DataProfile.Level;
import dev.gristmill.trainer.profile.DataProfile.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.jspecify.annotations.Nullable;

/**
 * Describes columns in two passes over their rows, which should be cached: one for counts and statistics, one for
 * histograms and the most frequent levels. Levels are counted by Spark's {@code approx_top_k}: exactly while a column
 * has at most some {@value #TRACKED} x 0.75 of them, and otherwise closely.
 */
public final class Profiler {

    private static final int BINS = 20;
    private static final int LEVELS = 20;
    private static final int TRACKED = 1 << 14;
    /** Longer texts count by how they begin. */
    private static final int LONGEST = 100;
    /** How many results of the first pass a column has. */
    private static final int WIDTH = 7;

    private final Dataset<Row> rows;
    private final List<ProfiledColumn> columns;

    private Profiler(Dataset<Row> rows, List<ProfiledColumn> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** The profile of some columns of the rows. */
    public static DataProfile profile(Dataset<Row> rows, List<ProfiledColumn> columns) {
        return new Profiler(rows, columns).run();
    }

    private DataProfile run() {
        List<Column> first = new ArrayList<>();
        columns.forEach(column -> first.addAll(statistics(column)));
        Row statistics = rows.agg(count(lit(1)), first.toArray(Column[]::new)).head();
        List<Column> second = new ArrayList<>();
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column frequencies = frequencies(columns.get(i), statistics, 1 + i * WIDTH);
            if (frequencies != null) {
                places.put(i, second.size());
                second.add(frequencies);
            }
        }
        Row frequencies = second.isEmpty()
                ? null
                : rows.agg(second.get(0), second.stream().skip(1).toArray(Column[]::new))
                        .head();
        List<DataProfile.Column> described = IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    Integer place = places.get(i);
                    List<Level> levels =
                            place == null || frequencies == null ? List.of() : levels(frequencies.getList(place));
                    return column(columns.get(i), statistics, 1 + i * WIDTH, levels);
                })
                .toList();
        return new DataProfile(statistics.getLong(0), described);
    }

    /** Values, different ones, least, largest, mean, deviation, finite values; null what there is not. */
    private List<Column> statistics(ProfiledColumn column) {
        DataType type = type(column);
        Column value = value(column);
        Column none = lit(null).cast("double");
        Column distinct =
                Types.plain(type) ? approx_count_distinct(value) : lit(null).cast("bigint");
        if (!(type instanceof NumericType)) {
            return List.of(count(value), distinct, max(none), max(none), max(none), max(none), count(none));
        }
        Column number = number(column);
        return List.of(
                count(value), distinct, min(number), max(number), avg(number), stddev_samp(number), count(number));
    }

    /** The counts of a histogram's bins, or of levels; null for a column that has none of either. */
    private @Nullable Column frequencies(ProfiledColumn column, Row statistics, int at) {
        DataType type = type(column);
        if (!Types.plain(type) || statistics.getLong(at) == 0) {
            return null;
        }
        if (!(type instanceof NumericType)) {
            return topLevels(functions.substring(value(column).cast("string"), 1, LONGEST), LEVELS, TRACKED);
        }
        if (statistics.isNullAt(at + 2)) {
            return null;
        }
        double least = statistics.getDouble(at + 2);
        double width = (statistics.getDouble(at + 3) - least) / BINS;
        if (width == 0 || !Double.isFinite(width)) {
            return null;
        }
        Column bin = functions.floor(number(column).minus(least).divide(width)).cast("int");
        // The largest value belongs to the last bin, and Spark's least would put missing ones there too
        bin = when(bin.geq(BINS), lit(BINS - 1)).otherwise(bin);
        return topLevels(bin.cast("string"), BINS, 2 * BINS);
    }

    /** Spark counts missing values as one more level. */
    private static Column topLevels(Column text, int many, int tracked) {
        return functions.call_function("approx_top_k", text, lit(many + 1), lit(tracked));
    }

    private static List<Level> levels(List<Row> counted) {
        return counted.stream()
                .filter(row -> !row.isNullAt(0))
                .map(row -> new Level(row.getString(0), row.getLong(1)))
                .limit(Math.max(BINS, LEVELS))
                .sorted(Comparator.comparingLong(Level::rows).reversed().thenComparing(Level::value))
                .toList();
    }

    private DataProfile.Column column(ProfiledColumn column, Row statistics, int at, List<Level> levels) {
        DataType type = type(column);
        boolean numeric = type instanceof NumericType;
        Numbers numbers = !numeric || statistics.isNullAt(at + 2) ? null : numbers(statistics, at, levels);
        return new DataProfile.Column(
                column.name(),
                column.role(),
                Types.name(type),
                statistics.getLong(0) - statistics.getLong(at),
                statistics.isNullAt(at + 1) ? null : statistics.getLong(at + 1),
                numbers,
                numeric ? List.of() : levels);
    }

    private static Numbers numbers(Row statistics, int at, List<Level> counts) {
        double least = statistics.getDouble(at + 2);
        double most = statistics.getDouble(at + 3);
        double deviation = statistics.isNullAt(at + 5) ? 0 : statistics.getDouble(at + 5);
        return new Numbers(
                least,
                most,
                statistics.getDouble(at + 4),
                deviation,
                bins(least, most, statistics.getLong(at + 6), counts));
    }

    private static List<Bin> bins(double least, double most, long values, List<Level> counts) {
        if (counts.isEmpty()) {
            return List.of(new Bin(least, most, values));
        }
        double width = (most - least) / BINS;
        long[] rows = new long[BINS];
        counts.forEach(count -> rows[Integer.parseInt(count.value())] += count.rows());
        return IntStream.range(0, BINS)
                .mapToObj(bin ->
                        new Bin(least + bin * width, bin == BINS - 1 ? most : least + (bin + 1) * width, rows[bin]))
                .toList();
    }

    /** NaN is no value. */
    private Column value(ProfiledColumn column) {
        Column value = col(Sql.identifier(column.physical()));
        return Types.floating(type(column)) ? when(isnan(value), lit(null)).otherwise(value) : value;
    }

    /** Infinite values have no place in a histogram and no mean. */
    private Column number(ProfiledColumn column) {
        Column number = value(column).cast("double");
        return Types.floating(type(column))
                ? when(coalesce(abs(number), lit(0.0)).notEqual(Double.POSITIVE_INFINITY), number)
                : number;
    }

    private DataType type(ProfiledColumn column) {
        return rows.schema().apply(column.physical()).dataType();
    }
}
