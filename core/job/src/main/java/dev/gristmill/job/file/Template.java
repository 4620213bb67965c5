package dev.gristmill.job.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to fill in: <code>${env:NAME}</code>, <code>${env:NAME:-default}</code> and
 * <code>${file:PATH}</code>; <code>$${</code> stands for itself without the first dollar.
 *
 * @param parts in order
 */
record Template(List<Part> parts) {

    private static final Pattern PLACE = Pattern.compile("\\$\\$\\{|\\$\\{(?<inside>[^}]*)(?<end>})?");
    private static final Pattern VARIABLE =
            Pattern.compile("(?s)env:(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>.*))?");
    private static final Pattern FILE = Pattern.compile("file:(?<path>.+)");

    /** Takes a text apart. */
    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            parts.add(new Literal(text.substring(from, place.start())));
            parts.add(place.group().equals("$${") ? new Literal("${") : place(place));
            from = place.end();
        }
        parts.add(new Literal(text.substring(from)));
        parts.removeIf(part -> part instanceof Literal literal && literal.text().isEmpty());
        return new Template(List.copyOf(parts));
    }

    /** Whether nothing is to be filled in. */
    boolean literal() {
        return parts.stream().allMatch(Literal.class::isInstance);
    }

    /** Whether it is one place to fill in and nothing else. */
    boolean whole() {
        return parts.size() == 1 && !literal();
    }

    /** What is written out in it: literal text and defaults; each place without a default shows as a mark. */
    String written(String mark) {
        StringBuilder written = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                written.append(literal.text());
            } else if (part instanceof Variable variable && variable.fallback() != null) {
                written.append(variable.fallback());
            } else {
                written.append(mark);
            }
        }
        return written.toString();
    }

    private static Part place(Matcher place) {
        String inside = place.group("inside");
        Matcher variable = VARIABLE.matcher(inside);
        Matcher file = FILE.matcher(inside);
        if (place.group("end") == null) {
            return new Malformed(place.group());
        }
        if (variable.matches()) {
            return new Variable(variable.group("name"), variable.group("default"));
        }
        return file.matches() ? new NamedFile(file.group("path")) : new Malformed(place.group());
    }

    /** A piece of a template. */
    sealed interface Part permits Literal, Variable, NamedFile, Malformed {}

    record Literal(String text) implements Part {}

    record Variable(String name, @Nullable String fallback) implements Part {}

    record NamedFile(String path) implements Part {}

    record Malformed(String text) implements Part {}
}
