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
    /** The job asks for a way of fitting that there is not for its algorithm. */
    public static final ErrorCode ENGINE = user("JOB-728");
    /** No rows to train on. */
    public static final ErrorCode NO_ROWS = data("TRAIN-401");
    /** Only one class among the labels. */
    public static final ErrorCode ONE_CLASS = data("TRAIN-402");
    /** Labels that the task cannot be learned from. */
    public static final ErrorCode LABELS = data("TRAIN-403");
    /** Fractions where classes should be. */
    public static final ErrorCode FRACTIONS = data("TRAIN-404");
    /** More classes than there can be. */
    public static final ErrorCode TOO_MANY_CLASSES = data("TRAIN-405");
    /** Numbers that are infinite, or NaN where nothing says what to do with them. */
    public static final ErrorCode NOT_FINITE_VALUES = data("TRAIN-406");
    /** Rows without a label. */
    public static final ErrorCode NULL_LABEL = data("TRAIN-407");
    /** Classes that no training row has. */
    public static final ErrorCode UNSEEN_CLASSES = data("TRAIN-408");
    /** Users, items or ratings that are none. */
    public static final ErrorCode RATINGS = data("TRAIN-409");
    /** A warning: fewer training rows than numbers in a row. */
    public static final ErrorCode FEW_ROWS = data("TRAIN-410");
    /** The label is the same number in all training rows. */
    public static final ErrorCode CONSTANT_LABEL = data("TRAIN-411");
    /** More clusters than different rows. */
    public static final ErrorCode FEW_POINTS = data("TRAIN-412");
    /** A mixture of which a part has no proper covariance or weight. */
    public static final ErrorCode SINGULAR_MIXTURE = data("TRAIN-413");
    /** Users or items that are too large for numbers of 32 bits. */
    public static final ErrorCode LARGE_IDS = data("TRAIN-414");
    /** Levels that no training row has, in a column where that is an error. */
    public static final ErrorCode UNSEEN_LEVELS = data("TRAIN-415");
    /** Missing values where nothing says what to do with them. */
    public static final ErrorCode MISSING_VALUES = data("TRAIN-416");
    /** More levels in a column than a tree can tell apart. */
    public static final ErrorCode MANY_LEVELS = data("TRAIN-417");
    /** Statistics of one row, or, as a warning, of a column that does not vary, cannot scale. */
    public static final ErrorCode CONSTANT_SCALE = data("TRAIN-418");
    /** The algorithm refused the rows. */
    public static final ErrorCode CANNOT_TRAIN = data("TRAIN-420");
    /** Vectors of different lengths in one column. */
    public static final ErrorCode RAGGED_VECTORS = data("TRAIN-421");
    /** The trained model has parameters that are not finite. */
    public static final ErrorCode NOT_FINITE_MODEL = data("TRAIN-422");
    /** Weights that are none. */
    public static final ErrorCode WEIGHTS = data("TRAIN-423");
    /** More bad rows than the job allows. */
    public static final ErrorCode TOO_MANY_BAD_ROWS = data("TRAIN-424");
    /** Factors that the driver cannot hold. */
    public static final ErrorCode LARGE_FACTORS = new ErrorCode("TRAIN-425", Blame.RESOURCE, ExitCode.INVALID);
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
