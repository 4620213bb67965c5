package dev.gristmill.job.file;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;

/** The kinds of mistakes in a job file, or in the options that select and change one. */
public final class JobErrors {

    /** The job file cannot be read. */
    public static final ErrorCode UNREADABLE = code("JOB-700");
    /** A key that the job file does not have. */
    public static final ErrorCode UNKNOWN_KEY = code("JOB-701");
    /** A value of the wrong type, or out of range. */
    public static final ErrorCode WRONG_VALUE = code("JOB-702");
    /** YAML that is broken, or that uses more of YAML than a job file may. */
    public static final ErrorCode BROKEN_YAML = code("JOB-703");
    /** A value that must be there. */
    public static final ErrorCode MISSING_VALUE = code("JOB-704");
    /** A key that stands twice in one map. */
    public static final ErrorCode DUPLICATE_KEY = code("JOB-705");
    /** A <code>${}</code> that cannot be filled in. */
    public static final ErrorCode NO_SUBSTITUTE = code("JOB-706");
    /** A secret that is written out. */
    public static final ErrorCode LITERAL_SECRET = code("JOB-707");
    /** An unknown {@code --profile}, or a {@code --set} that leads nowhere. */
    public static final ErrorCode BAD_OVERLAY = code("JOB-708");
    /** Values that contradict each other. */
    public static final ErrorCode CONTRADICTION = code("JOB-709");
    /** Declared, but not built yet. */
    public static final ErrorCode NOT_AVAILABLE = code("JOB-710");

    private JobErrors() {}

    private static ErrorCode code(String id) {
        return new ErrorCode(id, Blame.USER, ExitCode.INVALID);
    }
}
