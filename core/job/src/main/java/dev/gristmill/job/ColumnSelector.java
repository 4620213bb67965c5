package dev.gristmill.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a rule is for. Names and wildcards, or a type.
 *
 * <p>Columns that are named must be there. A wildcard or a type takes, in the source's order and then in the order of
 * {@code derive}, those that fit and that neither the label is made of, nor a split key that the job states, nor
 * an earlier rule has scaled or encoded; none at all is an error.
 *
 * @param names columns, and wildcards in which {@code *} stands for any text; empty when a type selects
 * @param type of the columns wanted; null when names select
 * @param except columns and wildcards that are not wanted
 */
public record ColumnSelector(List<String> names, @Nullable ColumnType type, List<String> except) {

    public ColumnSelector {
        names = List.copyOf(names);
        except = List.copyOf(except);
    }

    /** Columns by name or wildcard. */
    public static ColumnSelector of(String... names) {
        return new ColumnSelector(List.of(names), null, List.of());
    }

    /** Whether a name is a wildcard. */
    public static boolean wildcard(String name) {
        return name.indexOf('*') >= 0;
    }

    /** The kinds of columns that a job can ask for. */
    public enum ColumnType {
        /** Integers, floating point numbers and decimals. */
        NUMERIC,
        STRING,
        BOOLEAN,
        /** Dates and timestamps. */
        DATE
    }
}
