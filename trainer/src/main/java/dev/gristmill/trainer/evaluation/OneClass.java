package dev.gristmill.trainer.evaluation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;

/** What is said of rows of a classification that are all of one class. */
final class OneClass {

    private OneClass() {}

    /** Of all rows that were held out. */
    static GristmillException refused(long rows, String label) {
        return new GristmillException(
                TrainerErrors.ONE_CLASS_HOLDOUT,
                "Cannot evaluate: all " + rows + " rows that were held out are of one class, '" + label + "'",
                "split",
                "raise split.holdout, or train on more rows");
    }

    /** Of the rows of a slice. */
    static String note(long rows, String label) {
        return "All " + rows + " rows are of one class, '" + label + "'";
    }
}
