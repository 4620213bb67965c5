package dev.gristmill.job.file;

import dev.gristmill.job.grammar.CatalogueGrammar;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the name of something that the catalogue may know, or that is a class of a third party. */
final class CatalogueName {

    private static final int TYPING_ERRORS = 2;

    private CatalogueName() {}

    /**
     * The name; a misspelt one is taken for what it was meant to be, so that what depends on it is checked too.
     *
     * @param names short names
     * @param classes full names
     * @param expected what to tell of a name that is none
     */
    static String read(Value value, List<String> names, List<String> classes, String expected) {
        String text = value.text(expected);
        if (text.isBlank()
                || names.contains(text)
                || classes.contains(text)
                || simple(classes).contains(text)) {
            return text;
        }
        String meant = thirdParty(text) ? typingError(text, classes) : null;
        if (thirdParty(text) && meant == null) {
            return text;
        }
        String suggestion = meant != null ? meant : suggestion(text, names, classes);
        value.reject(expected, suggestion);
        return suggestion == null ? "" : suggestion;
    }

    /** Whether a name can only be a class that somebody else brings. */
    static boolean thirdParty(String name) {
        return name.indexOf('.') >= 0 && !name.startsWith(CatalogueGrammar.SPARK_ML);
    }

    // A name is answered by a name, a class by a class; a class of Spark's in the wrong package by the right one
    private static @Nullable String suggestion(String text, List<String> names, List<String> classes) {
        List<String> simple = simple(classes);
        if (text.startsWith(CatalogueGrammar.SPARK_ML)) {
            String meant = Suggestions.closest(CatalogueGrammar.simpleName(text), simple);
            return meant == null ? null : classes.get(simple.indexOf(meant));
        }
        boolean classLike = text.chars().anyMatch(Character::isUpperCase);
        String first = Suggestions.closest(text, classLike ? simple : names);
        return first != null ? first : Suggestions.closest(text, classLike ? names : simple);
    }

    private static List<String> simple(List<String> classes) {
        return classes.stream().map(CatalogueGrammar::simpleName).toList();
    }

    // Nobody's package differs from Spark's by a letter or two
    private static @Nullable String typingError(String text, List<String> classes) {
        return classes.stream()
                .filter(it -> Math.abs(it.length() - text.length()) <= TYPING_ERRORS)
                .filter(it -> Suggestions.distance(text, it) <= TYPING_ERRORS)
                .min(Comparator.comparingInt(it -> Suggestions.distance(text, it)))
                .orElse(null);
    }
}
