package dev.gristmill.trainer.init;

import java.util.List;
import java.util.Set;

/**
 * What is to be predicted.
 *
 * @param text a column's name, or an SQL expression
 * @param column whether it is a column's name
 * @param kind what it holds
 * @param counts of the sample
 * @param levels its values in order, when there are two; else empty
 * @param reads the source's columns that it is made of
 */
record LabelLook(String text, boolean column, Kind kind, Counts counts, List<String> levels, Set<String> reads) {

    LabelLook {
        levels = List.copyOf(levels);
        reads = Set.copyOf(reads);
    }
}
