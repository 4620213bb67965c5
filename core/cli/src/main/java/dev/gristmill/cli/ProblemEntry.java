package dev.gristmill.cli;

import dev.gristmill.job.file.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One problem of a job file, as documents have it.
 *
 * @param code what kind of mistake it is
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1
 * @param path what it is about, as in {@code features[0].scale}
 * @param message what is wrong
 * @param suggestion what was probably meant; null when nothing comes close
 */
public record ProblemEntry(
        String code,
        String file,
        int line,
        int column,
        String path,
        String message,
        @Nullable String suggestion) {

    /** The problem with its place in parts. */
    public static ProblemEntry of(Problem problem) {
        return new ProblemEntry(
                problem.code().id(),
                problem.position().file(),
                problem.position().line(),
                problem.position().column(),
                problem.path(),
                problem.message(),
                problem.suggestion());
    }
}
