package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in algorithm, task, label and what depends on them. */
class BrokenLearningTest {

    private static final String TASKS = "binary-classification, multiclass-classification, regression, clustering,"
            + " recommendation, frequent-patterns, topic-modeling, embedding";

    @ParameterizedTest
    @MethodSource({"algorithms", "tasks", "weights", "labels"})
    void tellsEveryPlantedProblem(Broken broken) {
        assertThat(Jobs.problems(broken.text())).containsExactlyElementsOf(broken.problems());
    }

    @Test
    void tellsTheProblemsOfEveryPartTogether() {
        assertThat(Jobs.problems("""
                        apiVersion: gristmill/v1
                        kind: TrainingJob
                        name: everything
                        task: regresion
                        source: {connector: files, path: data}
                        label: {column: late, positiv: "yes"}
                        features:
                          - {columns: {type: nummeric}, impute: mediam, indicator: 1}
                          - {columns: [a], scale: standard, bucket: 3}
                          - {stage: SQLTransfomer, params: {statemnt: select 1}}
                          - {stage: QuantileDiscretizer, params: {inputCol: a, outputCol: b, numBuckets: 1}}
                        algorithm: {name: OneVersusRest, algorithm: {name: linear-regression}}
                        evaluation: {metrics: [acuracy]}
                        publish: {store: models}
                        """))
                .containsExactly(
                        "job.yaml:4:7: JOB-702 Invalid task: 'regresion' (expected one of " + TASKS
                                + ") (did you mean 'regression'?)",
                        "job.yaml:6:23: JOB-701 Unknown key 'label.positiv' (did you mean 'positive'?)",
                        "job.yaml:6:23: JOB-709 Cannot use label.positive: the task is multiclass-classification, and"
                                + " not binary-classification",
                        "job.yaml:8:22: JOB-702 Invalid features[0].columns.type: 'nummeric' (expected one of numeric,"
                                + " string, boolean, date) (did you mean 'numeric'?)",
                        "job.yaml:8:41: JOB-702 Invalid features[0].impute: 'mediam' (expected one of mean, median,"
                                + " mode, or a map with constant) (did you mean 'median'?)",
                        "job.yaml:8:60: JOB-702 Invalid features[0].indicator: '1' (expected true or false, found an"
                                + " integer)",
                        "job.yaml:9:20: JOB-709 Cannot use features[1].scale with features[1].bucket: the number of a"
                                + " range is no measure",
                        "job.yaml:10:13: JOB-702 Invalid features[2].stage: 'SQLTransfomer' (expected the name of a"
                                + " stage; gristmill stages lists them) (did you mean 'SQLTransformer'?)",
                        "job.yaml:10:37: JOB-701 Unknown key 'features[2].params.statemnt' (did you mean"
                                + " 'statement'?)",
                        "job.yaml:11:53: JOB-709 Cannot use features[3].params.inputCol 'a': an earlier rule has"
                                + " already scaled or encoded it",
                        "job.yaml:11:82: JOB-702 Invalid features[3].params.numBuckets: '1' (expected an integer >="
                                + " 2)",
                        "job.yaml:12:19: JOB-702 Invalid algorithm.name: 'OneVersusRest' (expected one of "
                                + BrokenJobFilesTest.ALGORITHMS + ") (did you mean 'OneVsRest'?)",
                        "job.yaml:12:45: JOB-709 Cannot use algorithm.algorithm in one-vs-rest: linear-regression"
                                + " learns no binary-classification",
                        "job.yaml:13:24: JOB-702 Invalid evaluation.metrics[0]: 'acuracy' (expected one of "
                                + BrokenJobFilesTest.METRICS + ") (did you mean 'accuracy'?)");
    }

    static Stream<Broken> algorithms() {
        return Stream.of(
                Broken.algorithm(
                        "{name: LogisticRegresion}",
                        "11:19: JOB-702 Invalid algorithm.name: 'LogisticRegresion' (expected one of "
                                + BrokenJobFilesTest.ALGORITHMS + ") (did you mean 'LogisticRegression'?)"),
                Broken.algorithm(
                        "{name: org.apache.spark.ml.regression.LogisticRegression}",
                        "11:19: JOB-702 Invalid algorithm.name: 'org.apache.spark.ml.regression.LogisticRegression'"
                                + " (expected one of " + BrokenJobFilesTest.ALGORITHMS + ") (did you mean"
                                + " 'org.apache.spark.ml.classification.LogisticRegression'?)"),
                Broken.algorithm(
                        "{name: org.apache.spark.ml.tuning.CrossValidator}",
                        "11:19: JOB-702 Invalid algorithm.name: 'org.apache.spark.ml.tuning.CrossValidator' (expected"
                                + " one of " + BrokenJobFilesTest.ALGORITHMS + ")"),
                Broken.algorithm(
                        "{name: logistic-regression, params: {labelCol: y, featuresCol: x}}",
                        "11:49: JOB-709 Cannot use algorithm.params.labelCol: Gristmill sets it",
                        "11:62: JOB-709 Cannot use algorithm.params.featuresCol: Gristmill sets it"),
                Broken.algorithm(
                        "{name: logistic-regression, params: {thresholds: [0.5, -1]}}",
                        "11:67: JOB-702 Invalid algorithm.params.thresholds[1]: '-1' (expected a number >= 0)"),
                Broken.algorithm(
                        "{name: logistic-regression, params: {lowerBoundsOnCoefficients: [[1, 2], [3]]}}",
                        "11:85: JOB-702 Invalid algorithm.params.lowerBoundsOnCoefficients[1]: a list (expected a row of"
                                + " 2 numbers, as the first has)"),
                Broken.algorithm(
                        "{name: multilayer-perceptron}",
                        "11:1: JOB-704 Missing algorithm.params.layers: expected a list of integers >= 1"),
                Broken.algorithm(
                        "{name: multilayer-perceptron, params: {layers: [4, 2.5, 0]}}",
                        "11:63: JOB-702 Invalid algorithm.params.layers[1]: '2.5' (expected an integer >= 1, found a"
                                + " number)",
                        "11:68: JOB-702 Invalid algorithm.params.layers[2]: '0' (expected an integer >= 1)"),
                Broken.algorithm(
                        "{name: one-vs-rest}",
                        "11:1: JOB-704 Missing algorithm.algorithm: expected a map with name and params"),
                Broken.algorithm(
                        "{name: one-vs-rest, algorithm: {name: gradient-boosted-trees, params: {maxIter: x}}}",
                        "11:92: JOB-702 Invalid algorithm.algorithm.params.maxIter: 'x' (expected an integer >= 0, found"
                                + " a string)"),
                Broken.algorithm(
                        "{name: one-vs-rest, algorithm: {name: k-means}}",
                        "11:43: JOB-709 Cannot use algorithm.algorithm in one-vs-rest: k-means learns no"
                                + " binary-classification"),
                Broken.algorithm(
                        "{name: one-vs-rest, algorithm: {name: one-vs-rest, algorithm: {name: logistic-regression}}}",
                        "11:43: JOB-709 Cannot use algorithm.algorithm in one-vs-rest: one-vs-rest trains others"
                                + " itself"),
                Broken.algorithm(
                        "{name: one-vs-rest, algorithm: {name: gradient-boosted-trees, params: {leafCol: leaf}}}",
                        "11:83: JOB-709 Cannot use algorithm.algorithm.params.leafCol: a nested algorithm adds no"
                                + " column"),
                Broken.algorithm(
                        "{name: logistic-regression, algorithm: {name: k-means}}",
                        "11:40: JOB-709 Cannot use algorithm.algorithm with algorithm.name: this algorithm is not known"
                                + " to train others"),
                Broken.algorithm(
                        "{name: com.example.Forest}",
                        "1:1: JOB-704 Missing task: expected one of " + TASKS
                                + ", because the algorithm is not in the catalogue"),
                Broken.algorithm(
                        "{name: com.example.Forest, params: {depth: {a: 1}}}\ntask: regression",
                        "11:55: JOB-702 Invalid algorithm.params.depth: a map (expected a string, a number, a boolean,"
                                + " or a list of these)"));
    }

    static Stream<Broken> tasks() {
        return Stream.of(
                Broken.more(
                        "task: regresion",
                        "13:7: JOB-702 Invalid task: 'regresion' (expected one of " + TASKS
                                + ") (did you mean 'regression'?)"),
                Broken.more(
                        "task: regression",
                        "13:7: JOB-709 Cannot use task 'regression' with algorithm.name: logistic-regression learns"
                                + " binary-classification or multiclass-classification"),
                Broken.more(
                        "evaluation: {metrics: [areaUnderROC, rmse]}",
                        "13:38: JOB-709 Cannot use evaluation.metrics[1] 'rmse': it does not judge"
                                + " binary-classification (expected one of areaUnderROC, areaUnderPR, logLoss)"),
                Broken.more(
                        "task: multiclass-classification\ngate: [{metric: areaUnderPR, atLeast: 0.5}]",
                        "14:17: JOB-709 Cannot use gate[0].metric 'areaUnderPR': it does not judge"
                                + " multiclass-classification (expected one of logLoss, accuracy)"),
                Broken.more(
                        "evaluation: {metrics: [areaUnderROC]}\ngate: [{metric: accuracy, atLeast: 0.5}]",
                        "14:17: JOB-709 Cannot use gate[0].metric 'accuracy': it does not judge binary-classification"
                                + " (expected one of areaUnderROC, areaUnderPR, logLoss)"),
                new Broken(
                        Jobs.edited(11, "algorithm: {name: linear-regression}\nsplit: {holdout: 0}"),
                        List.of("12:18: JOB-702 Invalid split.holdout: '0' (expected a number > 0 and < 1)")));
    }

    static Stream<Broken> weights() {
        return Stream.of(
                Broken.more(
                        "weight: x",
                        "13:9: JOB-702 Invalid weight: 'x' (expected a map with column or expression, found a string)"),
                Broken.more("weight: {}", "13:1: JOB-704 Missing weight.expression: expected an SQL expression"),
                Broken.more(
                        "weight: {column: a, expression: b}",
                        "13:21: JOB-709 Cannot use weight.expression with weight.column: a weight is one or the other"),
                Broken.algorithm(
                        "{name: multilayer-perceptron, params: {layers: [1, 2]}}\nweight: {column: n}",
                        "12:1: JOB-709 Cannot use weight with algorithm.name: multilayer-perceptron cannot weigh rows"),
                Broken.algorithm(
                        "{name: one-vs-rest, algorithm: {name: gradient-boosted-trees}}\nweight: {column: n}",
                        "12:1: JOB-709 Cannot use weight with algorithm.algorithm.name: gradient-boosted-trees cannot"
                                + " weigh rows"),
                Broken.more(
                        "weight: {column: distance}",
                        "9:15: JOB-709 Cannot use features[0].columns[0] 'distance': it is the weight: how much a row"
                                + " counts is no feature of it"),
                new Broken(
                        Jobs.edited(11, "algorithm: {name: k-means}\nevaluation: {slices: [origin]}")
                                .replace("label: {expression: delay > 15}\n", ""),
                        List.of("11:14: JOB-709 Cannot use evaluation.slices with algorithm.name: k-means predicts no"
                                + " label")));
    }

    static Stream<Broken> labels() {
        return Stream.of(
                Broken.line(7, "derive: {a: b}", "1:1: JOB-704 Missing label: expected column or expression"),
                Broken.algorithm(
                        "{name: k-means}",
                        "7:1: JOB-709 Cannot use label with algorithm.name: k-means learns without one"),
                Broken.line(
                        7,
                        "label: {column: a, positive: [1]}",
                        "7:30: JOB-702 Invalid label.positive: a list (expected one of the label's two classes)"),
                Broken.line(
                        7,
                        "label: {column: a, positive: }",
                        "7:20: JOB-704 Missing label.positive: expected one of the label's two classes"),
                Broken.line(
                        7,
                        "label: {column: a, positve: yes}",
                        "7:20: JOB-701 Unknown key 'label.positve' (did you mean 'positive'?)"),
                new Broken(
                        Jobs.edited(7, "label: {column: a, positive: 1}")
                                .replace("logistic-regression", "linear-regression"),
                        List.of("7:20: JOB-709 Cannot use label.positive: the task is regression, and not"
                                + " binary-classification")),
                new Broken(
                        Jobs.SMALL
                                .replace("features:\n  - columns: [distance]\n    scale: standard\n", "")
                                .replace("source", "sauce"),
                        List.of(
                                "1:1: JOB-704 Missing features: expected a list of column rules and stages",
                                "4:1: JOB-701 Unknown key 'sauce' (did you mean 'source'?)")));
    }
}
