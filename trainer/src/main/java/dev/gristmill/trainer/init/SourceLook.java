package dev.gristmill.trainer.init;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the source shows.
 *
 * @param columns in the source's order
 * @param label what is to be predicted; null for nothing, or nothing yet
 */
record SourceLook(List<ColumnLook> columns, @Nullable LabelLook label) {

    SourceLook {
        columns = List.copyOf(columns);
    }

    /** The first column that fits, those that are named like it first. */
    Optional<ColumnLook> find(Pattern named, Predicate<ColumnLook> fits) {
        return columns.stream()
                .filter(fits)
                .filter(column -> named.matcher(column.name()).find())
                .findFirst();
    }
}
