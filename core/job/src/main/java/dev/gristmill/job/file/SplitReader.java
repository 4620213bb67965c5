package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.SplitSpec;
import dev.gristmill.job.grammar.JobGrammar;
import dev.gristmill.job.grammar.RuleGrammar;
import java.util.List;

/** Reads {@code split}. */
final class SplitReader {

    private SplitReader() {}

    /** What holds for a job that says nothing. */
    static SplitSpec standard(Learning learning) {
        return new SplitSpec(List.of(), learning.reads(Input.ALL_ROWS) ? 0.0 : 0.2, 0.0);
    }

    static SplitSpec read(Value value, Learning learning) {
        SplitSpec standard = standard(learning);
        Section split = value.section(JobGrammar.SPLIT);
        split.find("by").ifPresent(by -> by.oneOf(JobGrammar.BY.allowed(), List.of("time")));
        List<String> key = split.find("key")
                .map(it -> it.texts("a list of column names", RuleGrammar.COLUMN))
                .orElse(standard.key());
        double holdout = split.find("holdout").map(it -> holdout(it, learning)).orElse(standard.holdout());
        double validation = split.read(JobGrammar.VALIDATION, Double.class);
        if (holdout + validation >= 1) {
            split.exclude(
                    split.has("validation") ? "validation" : "holdout",
                    split.has("validation") ? "holdout" : "validation",
                    "no row is left to train on");
        }
        return new SplitSpec(key, holdout, validation);
    }

    private static double holdout(Value value, Learning learning) {
        double share = Typed.number(value, JobGrammar.HOLDOUT);
        if (share == 0 && learning.known() && !learning.reads(Input.ALL_ROWS)) {
            value.reject("a number > 0 and < 1");
        }
        return share;
    }
}
