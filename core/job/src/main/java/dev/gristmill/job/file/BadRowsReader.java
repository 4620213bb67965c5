package dev.gristmill.job.file;

import dev.gristmill.job.BadRows;
import dev.gristmill.job.BadRows.Action;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.JobGrammar;
import dev.gristmill.job.grammar.Words;
import java.util.Optional;

/** Reads {@code badRows}. */
final class BadRowsReader {

    private BadRowsReader() {}

    static BadRows read(Value value) {
        if (!(value.node() instanceof MapNode)) {
            return BadRows.of(value.constant(Action.class, JobGrammar.BAD_ROWS.expected()));
        }
        Section section = value.section(JobGrammar.BAD_ROWS_LIMITED);
        Action action = section.require("action", Expected.oneOf(Words.all(Action.class)))
                .constant(Action.class);
        Optional<Double> limit = section.find("limit").map(BadRowsReader::limit);
        if (section.has("action") && limit.isPresent() && action == Action.FAIL) {
            section.exclude("limit", "action", "fail lets no row go");
        }
        return limit.map(it -> new BadRows(action, it)).orElseGet(() -> BadRows.of(action));
    }

    /** The limit; 0 where it is none, which has been told. */
    private static double limit(Value value) {
        double limit = Typed.number(value, JobGrammar.ANY_LIMIT);
        if (limit >= 1 && limit != Math.rint(limit)) {
            value.reject(JobGrammar.LIMIT.expected());
            return 0;
        }
        return Double.isNaN(limit) ? 0 : limit;
    }
}
