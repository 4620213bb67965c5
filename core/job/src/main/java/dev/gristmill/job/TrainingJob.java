package dev.gristmill.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training job as its job file states it: parsed, validated, immutable, with every default filled in.
 *
 * <pre>{@code
 * apiVersion: gristmill/v1
 * kind: TrainingJob
 * name: flight-delays
 * source: {connector: files, format: parquet, path: data}
 * derive: {hour: "hour(date)"}
 * label: {expression: "delay > 15"}
 * split: {by: hash, key: [row_id], holdout: 0.2}
 * features:
 *   - {columns: [distance], impute: median, scale: standard}
 *   - {columns: [origin, hour], encode: one-hot}
 * algorithm: {name: logistic-regression, params: {maxIter: 100}}
 * gate: [{metric: areaUnderROC, atLeast: 0.6}]
 * publish: {store: models}
 * }</pre>
 *
 * @param name names the job in logs and, by default, the model: {@code [a-z0-9-]{1,64}}
 * @param input what is read
 * @param derive new columns in file order: name to SQL expression over the source's columns and earlier ones
 * @param label what is to be predicted; null for an algorithm that predicts nothing that is known
 * @param weight how much each row counts; null for all the same
 * @param split which rows train, validate and are held out
 * @param badRows what becomes of rows that nothing can be learned from
 * @param features rules for columns and stages, in file order; empty for an algorithm that reads columns by name
 * @param task what is to be learned; null when two tasks are left and only the labels can tell: two classes are a binary
 *     classification
 * @param algorithm what is trained, with its parameters
 * @param engine what fits the model
 * @param training how it is trained
 * @param evaluation what is measured on the held-out rows
 * @param gate what must hold before a version is promoted; all of it
 * @param publish where the model goes
 * @param overlap what a run does when another run of the model is at work
 * @param origin the text behind all this
 */
public record TrainingJob(
        String name,
        InputSpec input,
        Map<String, String> derive,
        @Nullable LabelSpec label,
        @Nullable WeightSpec weight,
        SplitSpec split,
        BadRows badRows,
        List<FeatureRule> features,
        @Nullable Task task,
        AlgorithmSpec algorithm,
        Engine engine,
        TrainingSpec training,
        EvaluationSpec evaluation,
        List<GateRequirement> gate,
        PublishSpec publish,
        Overlap overlap,
        JobOrigin origin) {

    public TrainingJob {
        derive = Collections.unmodifiableMap(new LinkedHashMap<>(derive));
        features = List.copyOf(features);
        gate = List.copyOf(gate);
    }
}
