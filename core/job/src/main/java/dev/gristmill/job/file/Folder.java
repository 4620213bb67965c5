package dev.gristmill.job.file;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The folder of a job file, which its relative paths are relative to.
 *
 * @param path absolute
 */
record Folder(Path path) {

    private static final Pattern SCHEME = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*|file:.*");

    /** The folder that a job file is in. */
    static Folder of(Path jobFile) {
        Path absolute = jobFile.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return new Folder(parent == null ? absolute : parent);
    }

    /**
     * The absolute form of a path; a URI stays as it is.
     *
     * @throws java.nio.file.InvalidPathException when the text can be no path
     */
    String resolve(String text) {
        return SCHEME.matcher(text).matches()
                ? text
                : path.resolve(text).normalize().toString();
    }
}
