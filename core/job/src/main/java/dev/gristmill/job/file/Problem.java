package dev.gristmill.job.file;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.job.Position;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a job file. No secret is in it.
 *
 * @param code what kind of mistake it is, one of {@link JobErrors}
 * @param position where it stands
 * @param path what it is about, as in {@code features[0].scale}; empty for the file as a whole
 * @param message what is wrong, without position and final period
 * @param suggestion what was probably meant; null when nothing comes close
 */
public record Problem(
        ErrorCode code,
        Position position,
        String path,
        String message,
        @Nullable String suggestion) {

    /** The command line after the file, then line, column and code: the order in which problems are told. */
    static final Comparator<Problem> ORDER = Comparator.comparing(
                    (Problem problem) -> problem.position().file().startsWith("--"))
            .thenComparing(problem -> problem.position().file())
            .thenComparing(problem -> problem.position().line())
            .thenComparing(problem -> problem.position().column())
            .thenComparing(problem -> problem.code().id())
            .thenComparing(Problem::message);

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(position);
    }

    /** The message and, where there is one, the suggestion. */
    public String sentence() {
        return suggestion == null ? message : message + " (did you mean '" + suggestion + "'?)";
    }

    /** One line for a terminal: {@code job.yaml:12:3: JOB-701 Unknown key 'fetures' (did you mean 'features'?)}. */
    @Override
    public String toString() {
        return position + ": " + code.id() + " " + sentence();
    }
}
