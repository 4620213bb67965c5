package dev.gristmill.connector.files;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;

/** What can be wrong with files. */
final class FilesErrors {

    static final ErrorCode CORRUPT = new ErrorCode("DATA-111", Blame.DATA, ExitCode.DATA);
    static final ErrorCode PARTITION_VALUE = new ErrorCode("DATA-115", Blame.DATA, ExitCode.DATA);
    static final ErrorCode NO_SUCH_PATH = new ErrorCode("DATA-116", Blame.DATA, ExitCode.MISSING);
    static final ErrorCode NO_FILES = new ErrorCode("DATA-117", Blame.DATA, ExitCode.MISSING);
    static final ErrorCode CHANGED = new ErrorCode("DATA-118", Blame.DATA, ExitCode.DATA);
    static final ErrorCode CANNOT_READ = new ErrorCode("DATA-121", Blame.EXTERNAL, ExitCode.RETRY);
    static final ErrorCode WINDOW_COLUMN = new ErrorCode("JOB-722", Blame.USER, ExitCode.INVALID);
    static final ErrorCode SCHEME = new ErrorCode("JOB-711", Blame.USER, ExitCode.INVALID);

    private FilesErrors() {}
}
