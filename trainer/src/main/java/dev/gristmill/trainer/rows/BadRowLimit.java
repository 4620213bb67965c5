package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.RecordFault;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Ends a run that has more bad rows than its job allows, with all that is wrong with them. */
final class BadRowLimit {

    private static final int FAULTS = 5;
    private static final int FILES = 100;

    private final TrainingJob job;
    private final SourceRead read;

    BadRowLimit(TrainingJob job, SourceRead read) {
        this.job = job;
        this.read = read;
    }

    /**
     * Checks their number.
     *
     * @param found at least one flaw
     * @param bad how many of all rows have any
     */
    void check(Dataset<Row> rows, List<FlawFound> found, long all, long bad) {
        BadRows policy = job.badRows();
        boolean fail = policy.action() == BadRows.Action.FAIL;
        if (!fail && bad <= policy.allowed(all)) {
            return;
        }
        List<RecordFault> faults = faults(rows, found);
        String what = found.stream().map(it -> told(it, faults)).collect(Collectors.joining("; "));
        ErrorCode code =
                faults.isEmpty() ? found.get(0).flaw().code() : faults.get(0).code();
        String where = faults.isEmpty() ? job.origin().file() : place(faults.get(0));
        if (fail) {
            String hint = found.get(0).flaw().hint() + ", or let them go with badRows: drop or quarantine";
            throw new GristmillException(code, "Cannot train: " + what, where, hint);
        }
        throw new GristmillException(
                TrainerErrors.TOO_MANY_BAD_ROWS,
                "Cannot train: " + bad + " of " + all + " rows are bad and badRows.limit allows " + policy.allowed(all)
                        + ": " + what,
                where,
                found.get(0).flaw().hint() + ", or raise badRows.limit");
    }

    /** Where the first records are that cannot be read; the files with any are read again for it. */
    private List<RecordFault> faults(Dataset<Row> rows, List<FlawFound> found) {
        if (!(read instanceof FaultyRead faulty)
                || found.stream().noneMatch(it -> it.flaw().code().equals(TrainerErrors.CORRUPT_FILE))) {
            return List.of();
        }
        List<String> files = rows
                .select(col(SourceColumns.FAULT))
                .filter(col(SourceColumns.FAULT).isNotNull())
                .distinct()
                .sort(col(SourceColumns.FAULT))
                .limit(FILES)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
        return faulty.faults(files, FAULTS);
    }

    private static String told(FlawFound found, List<RecordFault> faults) {
        return found.flaw().code().equals(TrainerErrors.CORRUPT_FILE) && !faults.isEmpty()
                ? found.told() + ", first "
                        + faults.stream()
                                .map(fault -> place(fault) + ": " + fault.reason())
                                .collect(Collectors.joining(", "))
                : found.told();
    }

    private static String place(RecordFault fault) {
        return fault.file() + ":" + fault.line();
    }
}
