package dev.gristmill.trainer.init;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a starter file is written from, besides the look at the source.
 *
 * @param name of the job and its model
 * @param format of the source's files
 * @param path of the source, relative to the job file where it can be
 * @param choice the task
 */
record Starter(String name, String format, String path, TaskChoice choice) {

    private static final int LONGEST = 64;

    /** A job's name from any text: what is not allowed in one becomes a dash. */
    static String name(String text) {
        String dashed =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = dashed.substring(0, Math.min(dashed.length(), LONGEST));
        return cut.isEmpty() ? "my-job" : cut;
    }

    /** A source's place as a job file in a folder writes it; a URI as it is. */
    static String relative(Path folder, String source) {
        if (uri(source)) {
            return source;
        }
        Path from = folder.toAbsolutePath().normalize();
        String path =
                from.relativize(Path.of(source).toAbsolutePath().normalize()).toString();
        return path.isEmpty() ? "." : path;
    }

    /** Whether a source's place is a URI, no path. */
    static boolean uri(String source) {
        return source.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*");
    }
}
