package dev.gristmill.job.grammar;

import dev.gristmill.job.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of a job file. */
public sealed interface Shape {

    /** What is expected there, in words, as in {@code a list of column names}. */
    String expected();

    /**
     * A value, or a list of values, that a parameter describes.
     *
     * @param parameter its name does not matter
     */
    record Scalar(Parameter parameter) implements Shape {

        @Override
        public String expected() {
            return Expected.value(parameter);
        }
    }

    /**
     * A text that is not blank.
     *
     * @param expected in words
     * @param form a regular expression for the whole of it; null for any text
     */
    record Text(String expected, @Nullable String form) implements Shape {}

    /**
     * A string, a number or a boolean.
     *
     * @param expected in words
     */
    record AnyScalar(String expected) implements Shape {}

    /**
     * Strings, numbers, booleans, and lists of these, as YAML has them: what a class that no catalogue knows takes.
     *
     * @param expected in words
     */
    record AnyValue(String expected) implements Shape {}

    /**
     * A list.
     *
     * @param expected in words
     * @param item each of its items
     * @param fewest how many there are at least
     */
    record Items(String expected, Shape item, int fewest) implements Shape {}

    /**
     * A map whose keys are the user's.
     *
     * @param expected in words
     * @param value each of its values
     */
    record AnyKeys(String expected, Shape value) implements Shape {}

    /**
     * One of several shapes.
     *
     * @param expected in words
     * @param shapes that can be told apart by a look
     */
    record Either(String expected, List<Shape> shapes) implements Shape {

        public Either {
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * A map with fixed keys.
     *
     * @param expected in words
     * @param keys in the order they are shown
     * @param oneOf keys of which at least one must be there; empty for none
     * @param unbuilt keys that are declared and refused: their features are not built
     */
    record Keys(String expected, List<Key> keys, List<String> oneOf, List<String> unbuilt) implements Shape {

        public Keys {
            keys = List.copyOf(keys);
            oneOf = List.copyOf(oneOf);
            unbuilt = List.copyOf(unbuilt);
        }

        /** A map of which every key is built. */
        public static Keys of(String expected, Key... keys) {
            return new Keys(expected, List.of(keys), List.of(), List.of());
        }

        /** The same, of which some keys are declared but refused. */
        public Keys refusing(String... unbuilt) {
            return new Keys(expected, keys, oneOf, List.of(unbuilt));
        }

        /** The same, with some keys of which one must be there. */
        public Keys needingOneOf(String... names) {
            return new Keys(expected, keys, List.of(names), unbuilt);
        }

        /** The names of the keys that are built. */
        public List<String> names() {
            return keys.stream().map(Key::name).toList();
        }

        /** A key by its name; empty when it is not built. */
        public Optional<Key> key(String name) {
            return keys.stream().filter(it -> it.name().equals(name)).findFirst();
        }
    }

    /**
     * A map whose keys depend on what one of them names.
     *
     * @param expected in words
     * @param by the key that names
     * @param names what can stand there
     * @param cases what the names that are known bring
     * @param otherwise the keys when the name is not known; null for any
     */
    record Named(
            String expected,
            String by,
            Shape names,
            List<Case> cases,
            @Nullable Keys otherwise) implements Shape {

        public Named {
            cases = List.copyOf(cases);
        }
    }

    /**
     * What a name brings.
     *
     * @param names the short one first
     * @param keys the whole map's
     */
    record Case(List<String> names, Keys keys) {

        public Case {
            names = List.copyOf(names);
        }
    }

    /**
     * The same shape again, further down: what it is part of ends there.
     *
     * @param expected in words
     * @param key the top-level key that has the shape
     */
    record Again(String expected, String key) implements Shape {}

    /**
     * Overlays of the whole job: nothing in them must be there.
     *
     * @param expected in words
     */
    record Overlays(String expected) implements Shape {}
}
