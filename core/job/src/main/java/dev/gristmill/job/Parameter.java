package dev.gristmill.job;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes one parameter of an algorithm or one option of a connector: enough to check a job file, to complete it in
 * an editor and to document it.
 *
 * @param name as it is written in the job file
 * @param type what a value must be
 * @param defaultValue what holds when the job says nothing; null when there is none
 * @param doc one sentence
 * @param allowed the values of an {@link Type#CHOICE} or of the items of {@link Type#STRINGS}; empty for any
 * @param minimum smallest number, or smallest item of a list of numbers, itself included unless flagged; null for none
 * @param maximum largest number, or largest item of a list of numbers, itself included unless flagged; null for none
 * @param flags what else is to be known of it
 */
public record Parameter(
        String name,
        Type type,
        @Nullable Object defaultValue,
        String doc,
        List<String> allowed,
        @Nullable Double minimum,
        @Nullable Double maximum,
        List<Flag> flags) {

    public Parameter {
        Objects.requireNonNull(type);
        allowed = List.copyOf(allowed);
        flags = List.copyOf(flags);
    }

    public boolean required() {
        return flags.contains(Flag.REQUIRED);
    }

    public boolean sensitive() {
        return flags.contains(Flag.SENSITIVE);
    }

    /** What a value must be, and what it is in Java. */
    public enum Type {
        /** An Integer. */
        INTEGER,
        /** A Long. */
        LONG,
        /** A Double. */
        DOUBLE,
        /** A Boolean. */
        BOOLEAN,
        /** A String. */
        STRING,
        /** One of the {@link #allowed()} Strings. */
        CHOICE,
        /** A folder, a file or a URI, a String; a relative one is relative to the job file. */
        PATH,
        /** The name of a column, a String. */
        COLUMN,
        /** A List of names of columns. */
        COLUMNS,
        /** A List of Strings. */
        STRINGS,
        /** A List of Integers. */
        INTEGERS,
        /** A List of Doubles. */
        DOUBLES,
        /** A vector of spark.ml: a List of Doubles. */
        VECTOR,
        /** A List of Lists of Doubles, of any lengths. */
        DOUBLE_LISTS,
        /** A matrix of spark.ml: a List of rows, which are Lists of Doubles of one length. */
        MATRIX
    }

    /** What else is to be known of a parameter. */
    public enum Flag {
        REQUIRED,
        /** Its value is shown nowhere. */
        SENSITIVE,
        /** Names a column that is made, not one that is read. */
        OUTPUT,
        /** {@link #minimum()} itself is out of range. */
        MINIMUM_EXCLUSIVE,
        /** {@link #maximum()} itself is out of range. */
        MAXIMUM_EXCLUSIVE
    }
}
