package dev.gristmill.trainer.feature;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.JobErrors;
import dev.gristmill.job.file.Problem;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.stage.SparkParams;
import dev.gristmill.trainer.stage.SparkReason;
import dev.gristmill.trainer.stage.SparkStages;
import dev.gristmill.trainer.stage.StageColumns;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.RFormula;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.TargetEncoder;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.jspecify.annotations.Nullable;

/** Adds the stages that a job names by their classes. */
final class StageRules {

    private static final String LABEL = "labelCol";
    private static final String SEED = "seed";

    private final TrainingJob job;
    private final ColumnState state;
    private final PlanSteps steps;
    private final Findings findings;
    private final StageInputs inputs;

    StageRules(TrainingJob job, ColumnState state, PlanSteps steps, Findings findings, StageInputs inputs) {
        this.job = job;
        this.state = state;
        this.steps = steps;
        this.findings = findings;
        this.inputs = inputs;
    }

    void apply(int index, StageRule rule) {
        String path = "features[" + index + "]";
        PipelineStage stage = create(path, "features_" + index + "_" + simpleName(rule), rule);
        if (stage == null) {
            return;
        }
        boolean set = set(path, stage, rule.params());
        boolean labelled = label(path, stage, rule);
        Set<String> known = Set.of(state.schema().fieldNames());
        boolean added = set && labelled && inputs.connect(path, stage) && steps.add(path, maker(path, stage));
        if (added) {
            outputs(path, stage, known);
        } else {
            // What it would have made is known of, and missed by nobody
            StageColumns.outputs(stage).values().forEach(names -> names.forEach(state::breakDown));
        }
    }

    private @Nullable PipelineStage create(String path, String uid, StageRule rule) {
        try {
            return SparkStages.create(rule.className(), PipelineStage.class, uid);
        } catch (GristmillException e) {
            findings.add(e.code(), path + ".stage", String.valueOf(e.getMessage()));
            rule.params().forEach((name, value) -> {
                if (name.startsWith("output")) {
                    (value instanceof List<?> names ? names : List.of(value))
                            .forEach(output -> state.breakDown(String.valueOf(output)));
                }
            });
            return null;
        }
    }

    private boolean set(String path, PipelineStage stage, Map<String, Object> params) {
        boolean fit = true;
        for (var param : new TreeMap<>(params).entrySet()) {
            fit &= set(path + ".params." + param.getKey(), stage, param);
        }
        if (stage.hasParam(SEED) && !params.containsKey(SEED)) {
            SparkParams.set(stage, SEED, job.training().seed());
        }
        return fit;
    }

    private boolean set(String path, Params stage, Map.Entry<String, Object> param) {
        String name = param.getKey();
        if (!stage.hasParam(name) || name.equals(LABEL)) {
            List<String> known = Stream.of(stage.params())
                    .map(it -> it.name())
                    .filter(it -> !it.equals(LABEL))
                    .toList();
            String message = "Unknown parameter '" + name + "' (the stage has " + String.join(", ", known) + ")";
            findings.unknown(JobErrors.UNKNOWN_KEY, path, message, new Findings.Guess(name, known));
            return false;
        }
        try {
            SparkParams.set(stage, name, param.getValue());
            return true;
        } catch (RuntimeException e) {
            String reason = SparkReason.of(e).startsWith("expected ")
                    ? SparkReason.of(e)
                    : stage.getParam(name).doc().lines().findFirst().orElse("");
            String message = "Invalid " + path + ": '" + param.getValue() + "' (" + reason + ")";
            findings.add(JobErrors.WRONG_VALUE, path, message);
            return false;
        }
    }

    private boolean label(String path, PipelineStage stage, StageRule rule) {
        if (!stage.hasParam(LABEL)) {
            return true;
        }
        SparkParams.set(stage, LABEL, FeaturePlan.LABEL);
        if (job.label() == null && !(stage instanceof RFormula)) {
            String message = "Cannot use " + path + ": " + rule.stage() + " learns from labels, and the job has none";
            findings.add(JobErrors.CONTRADICTION, path, message);
            return false;
        }
        return true;
    }

    private StageMaker maker(String path, PipelineStage stage) {
        if (stage instanceof TargetEncoder encoder) {
            Problem multiclass = RuleLevels.multiclass(findings, path, "TargetEncoder");
            return task -> {
                TargetEncoder copy = encoder.copy(new ParamMap());
                return new TargetEncoding(
                        copy.isSet(copy.targetType())
                                ? copy
                                : copy.setTargetType(RuleLevels.targetType(task, multiclass)));
            };
        }
        return task -> stage.copy(new ParamMap());
    }

    private void outputs(String path, PipelineStage stage, Set<String> known) {
        Set<String> made = new LinkedHashSet<>(Arrays.asList(state.schema().fieldNames()));
        made.removeAll(known);
        made.remove(FeaturePlan.LABEL);
        for (String output : made) {
            if (FeaturePlanner.RESERVED.contains(output)) {
                String message = "Invalid column name: '" + output + "' (the model adds a column of that name; choose"
                        + " another)";
                findings.add(TrainerErrors.COLUMN, outputPath(path, stage, output), message);
                state.breakDown(output);
            } else {
                state.output(outputPath(path, stage, output), output);
            }
        }
    }

    private static String outputPath(String path, PipelineStage stage, String output) {
        return StageColumns.outputs(stage).entrySet().stream()
                .filter(param -> param.getValue().contains(output))
                .map(param -> path + ".params." + param.getKey())
                .findFirst()
                .orElse(stage instanceof SQLTransformer ? path + ".params.statement" : path);
    }

    private static String simpleName(StageRule rule) {
        return rule.className().substring(rule.className().lastIndexOf('.') + 1);
    }
}
