package dev.gristmill.job.grammar;

import dev.gristmill.job.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words that stand for constants in a job file. */
public final class Words {

    private Words() {}

    /** A constant's word: its name in small letters with dashes. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of all constants of a type. */
    public static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }

    /** The constant that a word stands for; empty for none. */
    public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> of(it).equals(word))
                .findFirst();
    }

    /** The labels of tasks, in their order. */
    public static List<String> tasks() {
        return Arrays.stream(Task.values()).map(Task::label).toList();
    }
}
