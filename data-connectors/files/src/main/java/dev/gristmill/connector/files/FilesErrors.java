package dev.gristmill.connector.files;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;

/** What can be wrong with files. */
final class FilesErrors {

    static final ErrorCode VALUE = data("DATA-101");
    static final ErrorCode FIELDS = data("DATA-102");
    static final ErrorCode HEADER = data("DATA-103");
    static final ErrorCode DUPLICATE_COLUMN = data("DATA-104");
    static final ErrorCode OPEN_QUOTE = data("DATA-105");
    static final ErrorCode BYTES = data("DATA-106");
    static final ErrorCode NOT_JSON = data("DATA-107");
    static final ErrorCode NO_SUCH_FIELD = data("DATA-108");
    static final ErrorCode MISSING_COLUMN = data("DATA-109");
    static final ErrorCode TYPE_CHANGED = data("DATA-110");
    static final ErrorCode CORRUPT = data("DATA-111");
    static final ErrorCode TRUNCATED = data("DATA-112");
    static final ErrorCode HIDDEN = data("DATA-113");
    static final ErrorCode SAME_PARTITION = data("DATA-114");
    static final ErrorCode PARTITION_VALUE = data("DATA-115");
    static final ErrorCode NO_SUCH_PATH = new ErrorCode("DATA-116", Blame.DATA, ExitCode.MISSING);
    static final ErrorCode NO_FILES = new ErrorCode("DATA-117", Blame.DATA, ExitCode.MISSING);
    static final ErrorCode CHANGED = data("DATA-118");
    static final ErrorCode ACCESS = new ErrorCode("CONN-202", Blame.EXTERNAL, ExitCode.RETRY);
    static final ErrorCode CANNOT_READ = new ErrorCode("DATA-121", Blame.EXTERNAL, ExitCode.RETRY);
    static final ErrorCode WINDOW_COLUMN = new ErrorCode("JOB-722", Blame.USER, ExitCode.INVALID);
    static final ErrorCode SCHEMA = new ErrorCode("JOB-729", Blame.USER, ExitCode.INVALID);
    static final ErrorCode SCHEME = new ErrorCode("JOB-711", Blame.USER, ExitCode.INVALID);

    private FilesErrors() {}

    private static ErrorCode data(String id) {
        return new ErrorCode(id, Blame.DATA, ExitCode.DATA);
    }
}
