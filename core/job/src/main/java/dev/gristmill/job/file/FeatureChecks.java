package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.FeatureRule;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What no column rule and no stage can tell of itself: that it works against another part of the job. */
final class FeatureChecks {

    private static final Set<String> NEED_LABEL = Set.of("ChiSqSelector", "UnivariateFeatureSelector", "TargetEncoder");

    private final TrainingJob job;
    private final Problems problems;
    private final StageColumns stages;
    /** Columns that a rule has made part of a vector: their way through the rules is over. */
    private final Set<String> ended = new HashSet<>();

    private final List<Wildcard> endedWildcards = new ArrayList<>();

    private FeatureChecks(TrainingJob job, Catalogue catalogue, Problems problems) {
        this.job = job;
        this.problems = problems;
        this.stages = new StageColumns(job, catalogue);
    }

    static void check(TrainingJob job, Catalogue catalogue, Problems problems) {
        FeatureChecks checks = new FeatureChecks(job, catalogue, problems);
        List<FeatureRule> rules = job.features();
        for (int i = 0; i < rules.size(); i++) {
            String path = Paths.item("features", i);
            if (rules.get(i) instanceof ColumnRule rule) {
                checks.rule(path, rule);
            } else if (rules.get(i) instanceof StageRule stage) {
                checks.stage(path, stage, i);
            }
        }
        checks.stages.ofAlgorithm().forEach((path, column) -> checks.notEnded(path, column));
    }

    private void rule(String path, ColumnRule rule) {
        List<String> names = rule.columns().names();
        for (int i = 0; i < names.size(); i++) {
            column(Paths.item(path + ".columns", i), names.get(i));
        }
        boolean target = rule.encode() != null && rule.encode().encoding() == Encoding.TARGET;
        if (target && job.task() == Task.MULTICLASS_CLASSIFICATION) {
            add(path + ".encode", "target", "the mean of more than two classes means nothing");
        } else if (target) {
            needLabel(path + ".encode", "target");
        }
        if (ends(rule)) {
            names.stream().filter(it -> !ColumnSelector.wildcard(it)).forEach(ended::add);
            names.stream().filter(ColumnSelector::wildcard).map(Wildcard::of).forEach(endedWildcards::add);
        }
    }

    private void column(String path, String column) {
        if (stages.madeBefore(column, job.features().size())) {
            add(path, column, "a stage makes it, and rules are for source and derived columns");
        } else if (notLabel(path, column)) {
            notEnded(path, column);
        }
    }

    private void stage(String path, StageRule stage, int index) {
        if (NEED_LABEL.contains(stage.stage())) {
            needLabel(path + ".stage", stage.stage());
        }
        stages.inputs(path, stage).forEach((place, column) -> {
            if (stages.madeBefore(column, job.features().size()) && !stages.madeBefore(column, index + 1)) {
                add(place, column, "only a later stage makes it");
            } else if (notLabel(place, column)) {
                notEnded(place, column);
            }
        });
        Collection<String> inputs = stages.inputs(path, stage).values();
        stages.outputs(path, stage).forEach((place, column) -> {
            if (inputs.contains(column) || taken(column, index)) {
                add(place, column, "there is a column of that name already");
            }
        });
        stages.check(path, stage, problems);
    }

    private boolean taken(String column, int index) {
        return stages.madeBefore(column, index) || job.derive().containsKey(column) || label(column);
    }

    private boolean notLabel(String path, String column) {
        if (label(column)) {
            add(path, column, "it is the label: a model that reads it predicts nothing");
        }
        if (job.weight() != null && job.weight().expression().equals(column)) {
            add(path, column, "it is the weight: how much a row counts is no feature of it");
        }
        return !label(column);
    }

    private boolean label(String column) {
        return job.label() != null && job.label().expression().equals(column);
    }

    private void notEnded(String path, String column) {
        // Two wildcards may well mean other columns
        boolean vector = ended.contains(column)
                || (!ColumnSelector.wildcard(column) && endedWildcards.stream().anyMatch(it -> it.matches(column)));
        if (vector) {
            add(path, column, "an earlier rule has already scaled or encoded it");
        }
    }

    // What becomes several numbers, or one of a vector that is scaled as a whole
    private static boolean ends(ColumnRule rule) {
        boolean vector = rule.encode() != null
                && (rule.encode().encoding() == Encoding.ONE_HOT
                        || rule.encode().encoding() == Encoding.HASH);
        return vector
                || rule.scale() != null
                || rule.text() != null
                || !rule.date().isEmpty();
    }

    private void needLabel(String path, String what) {
        if (job.label() == null) {
            add(path, what, "there is no label");
        }
    }

    private void add(String path, String value, String reason) {
        problems.contradiction(job.origin().locate(path), path, "Cannot use " + path + " '" + value + "': " + reason);
    }
}
