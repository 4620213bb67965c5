package dev.gristmill.job.grammar;

import dev.gristmill.job.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A key of a map in a job file.
 *
 * @param name as it is written
 * @param shape what stands behind it
 * @param required whether it must be there
 * @param defaultValue what holds when it is not there; null for nothing, or for what the doc says
 * @param doc what it means, a sentence or two
 */
public record Key(
        String name,
        Shape shape,
        boolean required,
        @Nullable Object defaultValue,
        String doc) {

    /** A key that must be there. */
    public static Key required(String name, Shape shape, String doc) {
        return new Key(name, shape, true, null, doc);
    }

    /** A key that need not be there. */
    public static Key optional(String name, Shape shape, String doc) {
        return new Key(name, shape, false, null, doc);
    }

    /** A key with all that a parameter says of it. */
    public static Key of(Parameter parameter) {
        return new Key(
                parameter.name(),
                new Shape.Scalar(parameter),
                parameter.required(),
                parameter.defaultValue(),
                parameter.doc());
    }
}
