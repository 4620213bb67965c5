package dev.gristmill.trainer.error;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;

/** What can go wrong between a valid job file and a published model. */
public final class TrainerErrors {

    /** A column that the source does not have, or that does not fit its use. */
    public static final ErrorCode COLUMN = user("JOB-720");
    /** SQL that Spark does not accept. */
    public static final ErrorCode EXPRESSION = user("JOB-721");
    /** A connector, an algorithm or a metric that is described but not there, or there twice. */
    public static final ErrorCode NO_PLUGIN = user("JOB-723");
    /** A metric that the run cannot have. */
    public static final ErrorCode NO_METRIC = user("JOB-726");
    /** Parameters that the algorithm refuses. */
    public static final ErrorCode ALGORITHM_PARAMS = user("JOB-727");
    /** No rows to train on. */
    public static final ErrorCode NO_ROWS = data("TRAIN-401");
    /** Only one class among the labels. */
    public static final ErrorCode ONE_CLASS = data("TRAIN-402");
    /** Labels that the task cannot be learned from. */
    public static final ErrorCode LABELS = data("TRAIN-403");
    /** Rows without a label. */
    public static final ErrorCode NULL_LABEL = data("TRAIN-407");
    /** Classes that no training row has. */
    public static final ErrorCode UNSEEN_CLASSES = data("TRAIN-408");
    /** Users, items or ratings that are none. */
    public static final ErrorCode RATINGS = data("TRAIN-409");
    /** Missing values where nothing says what to do with them. */
    public static final ErrorCode MISSING_VALUES = data("TRAIN-416");
    /** The algorithm refused the rows. */
    public static final ErrorCode CANNOT_TRAIN = data("TRAIN-420");
    /** A metric is not a finite number. */
    public static final ErrorCode NOT_FINITE = data("EVAL-501");
    /** Nothing was held out. */
    public static final ErrorCode NO_HOLDOUT = data("EVAL-502");
    /** Only one class was held out. */
    public static final ErrorCode ONE_CLASS_HOLDOUT = data("EVAL-503");
    /** Rows without a prediction. */
    public static final ErrorCode NO_PREDICTION = data("EVAL-504");
    /** A data file that cannot be read. */
    public static final ErrorCode CORRUPT_FILE = data("DATA-111");
    /** Spark lost what it needs to go on. */
    public static final ErrorCode SPARK_FAILED = new ErrorCode("RUN-820", Blame.RESOURCE, ExitCode.RETRY);
    /** Stopped by a signal. */
    public static final ErrorCode STOPPED = new ErrorCode("RUN-830", Blame.EXTERNAL, ExitCode.STOPPED);

    private TrainerErrors() {}

    private static ErrorCode user(String id) {
        return new ErrorCode(id, Blame.USER, ExitCode.INVALID);
    }

    private static ErrorCode data(String id) {
        return new ErrorCode(id, Blame.DATA, ExitCode.DATA);
    }
}
