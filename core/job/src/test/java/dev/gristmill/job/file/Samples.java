package dev.gristmill.job.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Job files that are right, job files that are wrong, and both as JSON. */
final class Samples {

    private Samples() {}

    /** Every case of the tests of broken files that can be parsed as YAML. */
    static Stream<Broken> broken() {
        return Stream.of(
                        BrokenJobFilesTest.keys(),
                        BrokenJobFilesTest.names(),
                        BrokenJobFilesTest.sources(),
                        BrokenJobFilesTest.rules(),
                        BrokenJobFilesTest.splits(),
                        BrokenJobFilesTest.badRows(),
                        BrokenJobFilesTest.parameters(),
                        BrokenJobFilesTest.judging(),
                        BrokenJobFilesTest.unbuilt(),
                        BrokenJobFilesTest.places(),
                        BrokenRulesTest.values(),
                        BrokenRulesTest.together(),
                        BrokenRulesTest.across(),
                        BrokenStagesTest.names(),
                        BrokenStagesTest.params(),
                        BrokenStagesTest.columns(),
                        BrokenLearningTest.algorithms(),
                        BrokenLearningTest.tasks(),
                        BrokenLearningTest.weights(),
                        BrokenLearningTest.labels())
                .flatMap(cases -> cases);
    }

    /** Jobs that are right, with every key and many combinations. */
    static Stream<String> valid() {
        Stream<String> rules = RULES.stream().map(rule -> Jobs.edited(10, "    " + rule.replace("\n", "\n    ")));
        Stream<String> stages = STAGES.stream().map(stage -> Jobs.edited(10, "    log: true\n  - " + stage));
        Stream<String> algorithms = ALGORITHMS.stream().map(it -> Jobs.edited(11, "algorithm: " + it));
        Stream<String> unlabelled = Stream.of(
                Jobs.edited(11, "algorithm: {name: k-means, params: {k: \"${env:K:-10}\"}}"),
                Jobs.edited(11, "algorithm: {name: fp-growth, params: {minSupport: 0}}\nsplit: {holdout: 0}"));
        Stream<String> more = MORE.stream().map(Jobs::appended);
        return Stream.of(
                        rules,
                        stages,
                        algorithms,
                        unlabelled.map(it -> it.replace("label: {expression: delay > 15}\n", "")),
                        more,
                        Stream.of(Jobs.SMALL))
                .flatMap(texts -> texts);
    }

    private static final List<String> RULES = List.of(
            "date: [year, day-of-year]\nencode: one-hot",
            "date: [hour]\nscale: min-max",
            "text: tf-idf",
            "text: {weights: counts, vocabulary: 10, minDocs: 2, ngrams: 2, stopWords: english}",
            "impute: mode",
            "impute: {constant: none}\nencode: ordinal\nindicator: true",
            "impute: {constant: 0.5}\nclip: {min: 0}\nlog: true\nscale: max-abs",
            "impute: {constant: \"${env:N}\"}",
            "clip: {min: -1.5, max: \"${env:N}\"}\nbucket: 4\nencode: hash\nsize: 16",
            "bucket: {bounds: [0, 1e2, 1000]}\nencode: target\nunseen: error",
            "scale: ${env:W}",
            "log: \"${env:NONE:-true}\"",
            "log: false\nscale: robust");

    private static final List<String> STAGES = List.of(
            "{columns: {type: numeric, except: [a, \"b_*\"]}, impute: median}",
            "{columns: [\"*_delay\", \"x\"]}",
            "{stage: SQLTransformer, params: {statement: select 1}}",
            "{stage: org.apache.spark.ml.feature.SQLTransformer, params: {statement: select 1}}",
            "{stage: com.example.Stage}",
            "{stage: com.example.Stage, params: {a: 1, b: [x, 2.5, [true]]}}",
            "{stage: QuantileDiscretizer, params: {inputCol: a, outputCol: b, numBuckets: \"${env:FOUR:-4}\"}}",
            "{stage: QuantileDiscretizer, params: {inputCols: [a, c], outputCols: [b, d], numBucketsArray: [4, 5]}}",
            "{stage: Bucketizer, params: {inputCol: a, outputCol: b, splitsArray: [[0, 1.5], [1, 2, 3]]}}",
            "{stage: ElementwiseProduct, params: {inputCol: a, outputCol: b, scalingVec: [1, 0.5]}}",
            "{stage: StopWordsRemover, params: {inputCol: a, outputCol: b, stopWords: [the, \"7\", the]}}",
            "{stage: RFormula, params: {formula: \"y ~ a.b + c:d\"}}");

    private static final List<String> ALGORITHMS = List.of(
            "{name: LogisticRegression}",
            "{name: org.apache.spark.ml.classification.LogisticRegression, params: {}}",
            "{name: logistic-regression, params: {lowerBoundsOnCoefficients: [[1, 2], [3, 4]], thresholds: [0, 1]}}",
            "{name: multilayer-perceptron, params: {layers: [4, 3, 2]}}",
            "{name: one-vs-rest, algorithm: {name: logistic-regression, params: {maxIter: 3}}, params: {parallelism: 2}}",
            "{name: gradient-boosted-trees, params: {stepSize: 1, minWeightFractionPerNode: 0}}",
            "{name: linear-regression}\ntask: regression\nevaluation: {metrics: [rmse]}",
            "{name: com.example.Forest, params: {depth: 3}}\ntask: binary-classification");

    private static final List<String> MORE = List.of(
            "derive: {a: b + 1, c d: a}",
            "weight: {column: n}\nevaluation: {slices: [origin, hour]}",
            "weight: {expression: \"IF(delay > 60, 2, 1)\"}",
            "split: {by: hash, key: [a, b], holdout: 0.1, validation: \"${env:V:-0.2}\"}",
            "badRows: quarantine",
            "badRows: {action: drop, limit: 0.05}",
            "badRows: {action: quarantine, limit: 20}",
            "badRows: {action: quarantine, limit: 0}",
            "training: {seed: -9223372036854775808}",
            "evaluation: {metrics: [logLoss]}\ngate: [{metric: areaUnderROC, atLeast: 0.5}, {metric: logLoss, atMost: 9}]",
            "gate: []",
            "task: multiclass-classification",
            "profiles: {}",
            "profiles:\n  a: {algorithm: {params: {regParam: 0.1}}, publish: {model: b}, source: {format: csv}}\n"
                    + "  b: {algorithm: {name: multilayer-perceptron, params: {layers: [1, 2]}}, gate: [], label: {positive: 1}}");

    /** A tree as an editor's YAML has it. */
    static JsonNode json(Node node) {
        if (node instanceof MapNode map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (node instanceof ListNode list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        ScalarNode scalar = (ScalarNode) node;
        return switch (scalar.kind()) {
            case NULL -> NullNode.getInstance();
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(scalar.text()));
            case INTEGER -> DecimalNode.valueOf(new BigDecimal(ScalarKind.integer(scalar.text())));
            case FLOAT ->
                Double.isFinite(ScalarKind.number(scalar.text()))
                        ? DecimalNode.valueOf(new BigDecimal(scalar.text()))
                        : TextNode.valueOf(scalar.text());
            case STRING -> TextNode.valueOf(scalar.text());
        };
    }
}
