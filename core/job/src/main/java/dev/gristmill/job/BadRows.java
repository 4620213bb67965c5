package dev.gristmill.job;

/**
 * What becomes of rows that nothing can be learned from: records that cannot be read, rows without a label, with an
 * infinite or missing value that no rule handles, or with a weight that is none.
 *
 * @param action what becomes of them
 * @param limit how many there may be: a share of the rows below 1, or a whole number of rows; more of them are an error
 */
public record BadRows(Action action, double limit) {

    /** The limit of a job that states none. */
    public static final double STANDARD_LIMIT = 0.01;

    /** Every bad row is an error. */
    public static final BadRows FAIL = new BadRows(Action.FAIL, 0);

    public BadRows {
        if (!(limit >= 0 && (limit < 1 || limit == Math.rint(limit)))) {
            throw new IllegalArgumentException(
                    "Invalid badRows.limit: '" + limit + "' (expected a share below 1, or a whole number)");
        }
    }

    /** With the limit of a job that states none. */
    public static BadRows of(Action action) {
        return action == Action.FAIL ? FAIL : new BadRows(action, STANDARD_LIMIT);
    }

    /** How many of so many rows may be bad, without being an error. */
    public long allowed(long rows) {
        return (long) (limit < 1 ? limit * rows : limit);
    }

    /** What becomes of bad rows. */
    public enum Action {
        /** They end the run. */
        FAIL,
        /** They are left out. */
        DROP,
        /** They are left out, and written with their reasons beside the run's records. */
        QUARANTINE
    }
}
