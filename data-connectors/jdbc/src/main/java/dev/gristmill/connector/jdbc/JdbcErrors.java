package dev.gristmill.connector.jdbc;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;

/** What can be wrong with a database, its tables, and what a job says of them. */
final class JdbcErrors {

    static final ErrorCode CONNECTION = new ErrorCode("CONN-201", Blame.EXTERNAL, ExitCode.RETRY);
    static final ErrorCode NO_SUCH_TABLE = new ErrorCode("DATA-116", Blame.DATA, ExitCode.MISSING);
    static final ErrorCode NO_ROWS = new ErrorCode("DATA-117", Blame.DATA, ExitCode.MISSING);
    static final ErrorCode CHANGED = new ErrorCode("DATA-118", Blame.DATA, ExitCode.DATA);
    static final ErrorCode NOT_PINNED = user("DATA-119");
    static final ErrorCode NULL_KEYS = new ErrorCode("DATA-120", Blame.DATA, ExitCode.DATA);
    static final ErrorCode CANNOT_READ = new ErrorCode("DATA-121", Blame.EXTERNAL, ExitCode.RETRY);
    static final ErrorCode TYPE = new ErrorCode("DATA-122", Blame.DATA, ExitCode.DATA);
    static final ErrorCode UNKNOWN_SQL = user("JOB-710");
    static final ErrorCode COLUMN = user("JOB-720");
    static final ErrorCode SQL = user("JOB-721");
    static final ErrorCode WINDOW_COLUMN = user("JOB-722");
    static final ErrorCode NO_DRIVER = user("JOB-711");

    private JdbcErrors() {}

    private static ErrorCode user(String id) {
        return new ErrorCode(id, Blame.USER, ExitCode.INVALID);
    }
}
