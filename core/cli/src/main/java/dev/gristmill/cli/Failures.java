package dev.gristmill.cli;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The one place where failures become text, whatever the command. */
public final class Failures {

    /** The command line itself is wrong. */
    public static final ErrorCode USAGE = new ErrorCode("CLI-100", Blame.USER, ExitCode.INVALID);
    /** A bug. */
    public static final ErrorCode INTERNAL = new ErrorCode("RUN-900", Blame.INTERNAL, ExitCode.BUG);

    /** The memory of this process is used up. */
    public static final ErrorCode OUT_OF_MEMORY = new ErrorCode("RUN-901", Blame.RESOURCE, ExitCode.OUT_OF_MEMORY);

    private Failures() {}

    /** A failure that Gristmill raised, as it is; anything else as a bug, with the cause kept. */
    public static GristmillException of(Throwable failure) {
        if (failure instanceof GristmillException known) {
            return known;
        }
        if (failure instanceof OutOfMemoryError) {
            String message = "Cannot go on: out of memory (" + failure.getMessage() + ")";
            return new GristmillException(OUT_OF_MEMORY, message, null, "give the process more memory", failure);
        }
        return new GristmillException(
                INTERNAL,
                "Cannot go on: " + failure,
                null,
                "this is a bug in Gristmill: run the command again with --stacktrace and report what it prints",
                failure);
    }

    /**
     * What the user reads: a line of code, place and message and one with the hint, or, for a job file, a line for every
     * problem and one with their count. No line break at the end.
     */
    public static String text(GristmillException failure) {
        return failure instanceof InvalidJobException invalid ? problems(invalid.problems()) : line(failure);
    }

    private static String line(GristmillException failure) {
        String where = failure.where() == null ? "" : " " + failure.where();
        String hint = failure.hint() == null ? "" : System.lineSeparator() + "  hint: " + failure.hint();
        return "error " + failure.code().id() + where + ": " + failure.getMessage() + hint;
    }

    private static String problems(List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()))
                + System.lineSeparator()
                + count;
    }
}
