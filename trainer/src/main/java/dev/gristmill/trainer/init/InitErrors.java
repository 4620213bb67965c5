package dev.gristmill.trainer.init;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;

/** What can keep {@code init} from writing a file, besides what is wrong with the source. */
final class InitErrors {

    /** The file is there already. */
    static final ErrorCode EXISTS = code("CLI-110");
    /** The file cannot be written. */
    static final ErrorCode NOT_WRITTEN = code("CLI-111");
    /** No such task, or one that the label does not fit. */
    static final ErrorCode TASK = code("CLI-112");
    /** A word on the command line that is none of those it can be. */
    static final ErrorCode WORD = code("CLI-113");

    private InitErrors() {}

    private static ErrorCode code(String id) {
        return new ErrorCode(id, Blame.USER, ExitCode.INVALID);
    }
}
