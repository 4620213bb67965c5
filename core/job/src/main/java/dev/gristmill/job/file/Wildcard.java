package dev.gristmill.job.file;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of columns in which {@code *} stands for any text.
 *
 * @param form what the names match
 */
record Wildcard(Pattern form) {

    static Wildcard of(String wildcard) {
        String form =
                Arrays.stream(wildcard.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new Wildcard(Pattern.compile(form, Pattern.DOTALL));
    }

    boolean matches(String name) {
        return form.matcher(name).matches();
    }
}
