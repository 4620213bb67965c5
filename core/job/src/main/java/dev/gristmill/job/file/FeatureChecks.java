package dev.gristmill.job.file;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.TrainingJob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What no column rule can tell of itself: that it works against another part of the job. */
final class FeatureChecks {

    private final TrainingJob job;
    private final Problems problems;
    /** Columns that a rule has made part of a vector: their way through the rules is over. */
    private final Set<String> ended = new HashSet<>();

    private FeatureChecks(TrainingJob job, Problems problems) {
        this.job = job;
        this.problems = problems;
    }

    static void check(TrainingJob job, Problems problems) {
        FeatureChecks checks = new FeatureChecks(job, problems);
        List<ColumnRule> rules = job.features();
        for (int i = 0; i < rules.size(); i++) {
            checks.rule("features[" + i + "].columns", rules.get(i));
        }
    }

    private void rule(String path, ColumnRule rule) {
        for (int i = 0; i < rule.columns().size(); i++) {
            column(path + "[" + i + "]", rule.columns().get(i));
        }
        if (rule.scale() != null || rule.encode() == ColumnRule.Encode.ONE_HOT) {
            ended.addAll(rule.columns());
        }
    }

    private void column(String path, String column) {
        if (job.label().expression().equals(column)) {
            add(path, column, "it is the label: a model that reads it predicts nothing");
        } else if (ended.contains(column)) {
            add(path, column, "an earlier rule has already scaled or encoded it");
        }
    }

    private void add(String path, String column, String reason) {
        problems.contradiction(job.origin().locate(path), path, "Cannot use " + path + " '" + column + "': " + reason);
    }
}
