package dev.gristmill.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of some columns on their way into the feature vector. Within a rule, what is asked for happens in the
 * order of the components. A later rule on the same column starts from this one's values.
 *
 * @param columns source or derived columns; they take this order in the feature vector
 * @param date parts of a date that become one number each; empty for none
 * @param text how a text becomes a vector of its words; null for columns that are no texts
 * @param impute what replaces a missing value; null for none
 * @param clip what numbers are limited to; null for none
 * @param log whether a number x > -1 becomes ln(1 + x)
 * @param bucket how numbers are put into numbered ranges; null for none
 * @param scale how numbers are scaled; null for none
 * @param encode how levels become numbers; null for columns that are numbers
 */
public record ColumnRule(
        ColumnSelector columns,
        List<DatePart> date,
        @Nullable Text text,
        @Nullable Impute impute,
        @Nullable Clip clip,
        boolean log,
        @Nullable Bucket bucket,
        @Nullable Scale scale,
        @Nullable Encode encode)
        implements FeatureRule {

    public ColumnRule {
        date = List.copyOf(date);
    }

    /** A part of a date or a timestamp. */
    public enum DatePart {
        YEAR,
        QUARTER,
        /** 1 to 12. */
        MONTH,
        /** The ISO week, 1 to 53. */
        WEEK,
        /** Of the month, 1 to 31. */
        DAY,
        /** Of the week: 1 is Sunday, 7 is Saturday. */
        WEEKDAY,
        /** 1 to 366. */
        DAY_OF_YEAR,
        /** 0 to 23; 0 for a date. */
        HOUR,
        /** 0 to 59; 0 for a date. */
        MINUTE
    }

    /**
     * How a text becomes numbers: lower case, split at everything that is no letter or digit. A missing text is empty.
     *
     * @param weights what a word counts
     * @param vocabulary how many words there can be, the most frequent first; at least 1
     * @param minDocs in how many of the training rows a word occurs at least
     * @param ngrams how many neighbouring words make a term; 1 for single words
     * @param stopWords the language whose stop words are left out, as spark.ml's StopWordsRemover knows it; null for none
     */
    public record Text(
            Weights weights,
            int vocabulary,
            int minDocs,
            int ngrams,
            @Nullable String stopWords) {

        /** What a word counts. */
        public enum Weights {
            /** How often it occurs. */
            COUNTS,
            /** How often it occurs, times ln((rows + 1) / (rows with it + 1)). */
            TF_IDF
        }
    }

    /**
     * What replaces a missing value.
     *
     * @param strategy which value
     * @param constant the value of {@link Strategy#CONSTANT}: a Long, a Double, a Boolean or a String; null otherwise
     * @param indicator whether a number follows in the vector that is 1 where a value was missing and 0 elsewhere
     */
    public record Impute(Strategy strategy, @Nullable Object constant, boolean indicator) {

        /** A statistic of the training rows, or a constant. */
        public enum Strategy {
            MEAN,
            MEDIAN,
            MODE,
            CONSTANT
        }
    }

    /**
     * Limits: what lies outside becomes the nearest of them.
     *
     * @param minimum null for none
     * @param maximum null for none
     */
    public record Clip(@Nullable Double minimum, @Nullable Double maximum) {}

    /**
     * Numbered ranges, from 0.
     *
     * @param count how many, each with about as many of the training rows; 0 when bounds are given
     * @param bounds between ranges, rising; a number on a bound belongs to the range above it
     */
    public record Bucket(int count, List<Double> bounds) {

        public Bucket {
            bounds = List.copyOf(bounds);
        }
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

    /**
     * How a level becomes numbers. Levels are ordered by their count in the training rows, most frequent first.
     *
     * @param encoding the way
     * @param size how many numbers {@link Encoding#HASH} makes of the rule's columns together; 0 otherwise
     * @param unseen what happens to a level that training did not see
     */
    public record Encode(Encoding encoding, int size, Unseen unseen) {}

    /** How a level becomes numbers. */
    public enum Encoding {
        /** One indicator per level. */
        ONE_HOT,
        /** The level's index, 0 to levels - 1. */
        ORDINAL,
        /** The mean label of the level's training rows. */
        TARGET,
        /** Indicators at hashed places: no level is learned, and two can share a place. */
        HASH
    }

    /** What happens to a level that training did not see. */
    public enum Unseen {
        /** It gets a place of its own. */
        KEEP,
        /** The row is an error. */
        ERROR
    }
}
