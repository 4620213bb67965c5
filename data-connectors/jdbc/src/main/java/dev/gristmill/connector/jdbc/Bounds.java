package dev.gristmill.connector.jdbc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where to cut a relation into ranges with about as many rows each: where the database's own statistics say so, or else
 * at even distances.
 */
final class Bounds {

    private static final String HISTOGRAM = """
            SELECT unnest(s.histogram_bounds::text::text[]) FROM pg_stats s
              JOIN pg_namespace n ON n.nspname = s.schemaname
              JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
              WHERE c.oid = to_regclass(?) AND s.attname = ?
              AND s.inherited = (c.relkind = 'p')""";

    private final DatabaseSession session;
    private final DatabaseOptions options;
    private final String condition;

    /** Of the rows that a condition is true of, as SQL with WHERE in front; empty for all. */
    Bounds(DatabaseSession session, DatabaseOptions options, String condition) {
        this.session = session;
        this.options = options;
        this.condition = condition;
    }

    /** The beginnings of all ranges but the first: one less than the partitions asked for, or fewer. */
    List<String> find(Key key, int partitions) {
        String sql = "SELECT MIN(" + key.sql() + "), MAX(" + key.sql() + ") FROM "
                + options.relation().sql() + " gristmill_rows" + condition;
        Span span = session.select(sql, row -> new Span(row.getString(1), row.getString(2)))
                .get(0);
        Optional<BigDecimal> first = number(key, span.first());
        Optional<BigDecimal> last = number(key, span.last());
        if (first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        List<BigDecimal> inside = histogram(key)
                .map(key.type()::number)
                .flatMap(Optional::stream)
                .filter(it -> it.compareTo(first.get()) > 0 && it.compareTo(last.get()) <= 0)
                .sorted()
                .toList();
        List<BigDecimal> cuts = inside.size() + 1 >= partitions
                ? chosen(inside, partitions)
                : even(first.get(), last.get(), partitions);
        BigDecimal least = first.get();
        return cuts.stream()
                .map(key.type()::text)
                .distinct()
                .filter(text -> key.type()
                        .number(text)
                        .filter(it -> it.compareTo(least) > 0)
                        .isPresent())
                .toList();
    }

    private Stream<String> histogram(Key key) {
        if (options.vendor() != Vendor.POSTGRESQL || options.relation().query()) {
            return Stream.empty();
        }
        return session
                .select(HISTOGRAM, row -> row.getString(1), options.relation().name(), key.column())
                .stream();
    }

    /** Between two neighbours there are equally many rows. */
    private static List<BigDecimal> chosen(List<BigDecimal> inside, int partitions) {
        List<BigDecimal> chosen = new ArrayList<>();
        for (int i = 1; i < partitions; i++) {
            chosen.add(inside.get((int) ((long) i * (inside.size() + 1) / partitions) - 1));
        }
        return chosen;
    }

    private static List<BigDecimal> even(BigDecimal first, BigDecimal last, int partitions) {
        List<BigDecimal> even = new ArrayList<>();
        BigDecimal distance = last.subtract(first);
        for (int i = 1; i < partitions; i++) {
            even.add(first.add(distance.multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(partitions), MathContext.DECIMAL64)));
        }
        return even;
    }

    private static Optional<BigDecimal> number(Key key, @Nullable String text) {
        return text == null ? Optional.empty() : key.type().number(text);
    }

    private record Span(@Nullable String first, @Nullable String last) {}
}
