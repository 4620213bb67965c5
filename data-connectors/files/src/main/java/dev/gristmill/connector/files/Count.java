package dev.gristmill.connector.files;

import java.util.List;

/** Numbers of things, in words of a message. */
final class Count {

    private static final int SHOWN = 3;

    private Count() {}

    static String files(int number) {
        return of(number, "file");
    }

    /** Some of the names, and how many more there are. */
    static String first(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }

    static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
