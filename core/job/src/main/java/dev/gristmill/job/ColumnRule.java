package dev.gristmill.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of some columns on their way into the feature vector. Within a rule: impute, then scale or encode. A
 * later rule on the same column starts from this one's values.
 *
 * @param columns source or derived columns, in the order they take in the feature vector
 * @param impute what replaces a missing number; null for none
 * @param scale how numbers are scaled; null for none
 * @param encode how levels become numbers; null for columns that are numbers
 * @param unseen what happens to a level that training did not see; only with {@code encode}
 */
public record ColumnRule(
        List<String> columns,
        @Nullable Impute impute,
        @Nullable Scale scale,
        @Nullable Encode encode,
        Unseen unseen) {

    public ColumnRule {
        columns = List.copyOf(columns);
    }

    /** What replaces a missing number: a statistic of the training rows. */
    public enum Impute {
        MEAN,
        MEDIAN,
        MODE
    }

    /** How a number is scaled, by statistics of the training rows. */
    public enum Scale {
        /** To mean 0 and standard deviation 1. */
        STANDARD,
        /** To the range 0 to 1. */
        MIN_MAX,
        /** To the range -1 to 1, keeping 0. */
        MAX_ABS,
        /** By median and interquartile range. */
        ROBUST
    }

    /** How a level becomes numbers. Levels are ordered by their count in the training rows, most frequent first. */
    public enum Encode {
        /** One indicator per level. */
        ONE_HOT,
        /** The level's index, 0 to levels - 1. */
        ORDINAL
    }

    /** What happens to a level that training did not see. */
    public enum Unseen {
        /** It gets a place of its own. */
        KEEP,
        /** The row is an error. */
        ERROR
    }
}
