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
 * @param allowed the values of an {@link Type#CHOICE}; empty otherwise
 * @param minimum smallest number, itself included unless flagged; null for none
 * @param maximum largest number, itself included unless flagged; null for none
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

    /** What a value must be; in Java an Integer, Long, Double, Boolean or String. */
    public enum Type {
        INTEGER,
        LONG,
        DOUBLE,
        BOOLEAN,
        STRING,
        /** One of the {@link #allowed()} strings. */
        CHOICE,
        /** A folder, a file or a URI; a relative one is relative to the job file. */
        PATH
    }

    /** What else is to be known of a parameter. */
    public enum Flag {
        REQUIRED,
        /** Its value is shown nowhere. */
        SENSITIVE,
        /** {@link #minimum()} itself is out of range. */
        MINIMUM_EXCLUSIVE,
        /** {@link #maximum()} itself is out of range. */
        MAXIMUM_EXCLUSIVE
    }
}
