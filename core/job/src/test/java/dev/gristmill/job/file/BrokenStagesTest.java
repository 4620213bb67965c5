package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in stages, in their parameters and between them. */
class BrokenStagesTest {

    @ParameterizedTest
    @MethodSource({"names", "params", "columns"})
    void tellsEveryPlantedProblem(Broken broken) {
        assertThat(Jobs.problems(broken.text())).containsExactlyElementsOf(broken.problems());
    }

    static Stream<Broken> names() {
        return Stream.of(
                Broken.stage(
                        "{stage: QuantileDiscretiser, params: {inputCol: a, outputCol: b}}",
                        "11:13: JOB-702 Invalid features[1].stage: 'QuantileDiscretiser' (expected the name of a stage;"
                                + " gristmill stages lists them) (did you mean 'QuantileDiscretizer'?)"),
                Broken.stage(
                        "{stage: org.apache.spark.ml.SQLTransformer, params: {statement: a}}",
                        "11:13: JOB-702 Invalid features[1].stage: 'org.apache.spark.ml.SQLTransformer' (expected the"
                                + " name of a stage; gristmill stages lists them) (did you mean"
                                + " 'org.apache.spark.ml.feature.SQLTransformer'?)"),
                Broken.stage(
                        "{stage: org.apache.spak.ml.feature.SQLTransformer, params: {statement: a}}",
                        "11:13: JOB-702 Invalid features[1].stage: 'org.apache.spak.ml.feature.SQLTransformer' (expected"
                                + " the name of a stage; gristmill stages lists them) (did you mean"
                                + " 'org.apache.spark.ml.feature.SQLTransformer'?)"),
                Broken.stage(
                        "{stage: Xyzzy}",
                        "11:13: JOB-702 Invalid features[1].stage: 'Xyzzy' (expected the name of a stage; gristmill"
                                + " stages lists them)"),
                Broken.stage(
                        "{stage: [SQLTransformer]}",
                        "11:13: JOB-702 Invalid features[1].stage: a list (expected the name of a stage; gristmill"
                                + " stages lists them)"),
                Broken.stage(
                        "{stge: SQLTransformer, params: {statement: a}}",
                        "11:6: JOB-701 Unknown key 'features[1].stge' (did you mean 'stage'?)"),
                Broken.stage(
                        "{stage: SQLTransformer, param: {statement: a}}",
                        "11:29: JOB-701 Unknown key 'features[1].param' (did you mean 'params'?)"));
    }

    static Stream<Broken> params() {
        return Stream.of(
                Broken.stage(
                        "{stage: SQLTransformer}",
                        "11:5: JOB-704 Missing features[1].params.statement: expected a string"),
                Broken.stage(
                        "{stage: VectorAssembler, params: {inputCols: [a, a], outputcol: b}}",
                        "11:54: JOB-702 Invalid features[1].params.inputCols[1]: 'a' (expected a column's name, each"
                                + " once)",
                        "11:58: JOB-701 Unknown key 'features[1].params.outputcol' (did you mean 'outputCol'?)"),
                Broken.stage(
                        "{stage: QuantileDiscretizer, params: {inputCol: a, outputCol: b, numBuckets: 1, handleInvalid:"
                                + " keeep}}",
                        "11:82: JOB-702 Invalid features[1].params.numBuckets: '1' (expected an integer >= 2)",
                        "11:100: JOB-702 Invalid features[1].params.handleInvalid: 'keeep' (expected one of skip, error,"
                                + " keep) (did you mean 'keep'?)"),
                Broken.stage(
                        "{stage: QuantileDiscretizer, params: {inputCols: [a], outputCols: [b], numBucketsArray: [4,"
                                + " 1, x]}}",
                        "11:97: JOB-702 Invalid features[1].params.numBucketsArray[1]: '1' (expected an integer >= 2)",
                        "11:100: JOB-702 Invalid features[1].params.numBucketsArray[2]: 'x' (expected an integer >= 2,"
                                + " found a string)"),
                Broken.stage(
                        "{stage: Bucketizer, params: {inputCol: 1, outputCol: b, splitsArray: [[0, 1], 2]}}",
                        "11:44: JOB-702 Invalid features[1].params.inputCol: '1' (expected a column's name, found an"
                                + " integer)",
                        "11:83: JOB-702 Invalid features[1].params.splitsArray[1]: '2' (expected a list of numbers,"
                                + " found an integer)"),
                Broken.stage(
                        "{stage: ElementwiseProduct, params: {inputCol: a, outputCol: b, scalingVec: [1, true]}}",
                        "11:85: JOB-702 Invalid features[1].params.scalingVec[1]: 'true' (expected a number, found a"
                                + " boolean)"),
                Broken.stage(
                        "{stage: StopWordsRemover, params: {inputCol: a, outputCol: b, stopWords: [the, 7]}}",
                        "11:84: JOB-702 Invalid features[1].params.stopWords[1]: '7' (expected a string, found an"
                                + " integer)"),
                Broken.stage(
                        "{stage: StopWordsRemover, params: {inputCol: a, outputCol: b, caseSensitive: maybe}}",
                        "11:82: JOB-702 Invalid features[1].params.caseSensitive: 'maybe' (expected true or false, found"
                                + " a string)"),
                Broken.stage(
                        "{stage: ChiSqSelector, params: {featuresCol: a, outputCol: b, labelCol: c}}",
                        "11:67: JOB-709 Cannot use features[1].params.labelCol: Gristmill sets it"),
                Broken.stage(
                        "{stage: RFormula, params: {formula: \"y ~ a + .\"}}",
                        "11:41: JOB-702 Invalid features[1].params.formula: 'y ~ a + .' (expected the columns by name:"
                                + " '.' would take all of them)"),
                Broken.stage(
                        "{stage: com.example.Stage, params: {a: {b: 1}, c: , d: [.inf]}}",
                        "11:44: JOB-702 Invalid features[1].params.a: a map (expected a string, a number, a boolean, or"
                                + " a list of these)",
                        "11:52: JOB-704 Missing features[1].params.c: expected a string, a number, a boolean, or a list"
                                + " of these",
                        "11:61: JOB-702 Invalid features[1].params.d[0]: '.inf' (expected a finite number)"),
                Broken.stage(
                        "{stage: com.example.Stage, params: [a]}",
                        "11:40: JOB-702 Invalid features[1].params: a list (expected a map of parameters)"),
                Broken.stage(
                        "{stage: com.example.Stage, params: {password: hunter2, url: 'x://u:hunter2@h'}}",
                        "11:51: JOB-707 Cannot use features[1].params.password: a secret must come from ${env:NAME} or"
                                + " ${file:PATH}",
                        "11:65: JOB-707 Cannot use features[1].params.url: a secret must come from ${env:NAME} or"
                                + " ${file:PATH}"),
                Broken.stage(
                        "{stage: SQLTransformer, params: {statement: \"${env:NOWHERE}\"}}",
                        "11:49: JOB-706 Cannot fill in features[1].params.statement: environment variable 'NOWHERE' is"
                                + " not set"),
                Broken.stage(
                        "{stage: SQLTransformer, params: {statement: a, statement: b}}",
                        "11:52: JOB-705 Duplicate key 'features[1].params.statement'"),
                Broken.stage(
                        "{stage: SQLTransformer, params: !java.util.Map {statement: a}}",
                        "11:37: JOB-703 Cannot use tag '!java.util.Map': not allowed in a job file"));
    }

    static Stream<Broken> columns() {
        return Stream.of(
                Broken.stage(
                        "{stage: QuantileDiscretizer, params: {inputCol: distance, outputCol: b}}",
                        "11:53: JOB-709 Cannot use features[1].params.inputCol 'distance': an earlier rule has already"
                                + " scaled or encoded it"),
                Broken.stage(
                        "{stage: QuantileDiscretizer, params: {inputCol: a, inputCols: [a], outputCol: b}}",
                        "11:67: JOB-709 Cannot use features[1].params.inputCols with features[1].params.inputCol: a"
                                + " stage has one of them"),
                Broken.stage(
                        "{stage: QuantileDiscretizer, params: {inputCols: [a, c], outputCols: [b]}}",
                        "11:74: JOB-709 Cannot use features[1].params.outputCols with features[1].params.inputCols:"
                                + " there is not one for each"),
                Broken.stage(
                        "{stage: QuantileDiscretizer, params: {outputCol: b}}",
                        "11:42: JOB-704 Missing features[1].params.inputCol: expected a column's name, or inputCols"
                                + " with a list"),
                Broken.stage(
                        "{stage: Bucketizer, params: {inputCol: a, outputCol: b}}\n"
                                + "  - {stage: Bucketizer, params: {inputCol: b, outputCol: b}}",
                        "12:58: JOB-709 Cannot use features[2].params.outputCol 'b': there is a column of that name"
                                + " already"),
                Broken.stage(
                        "{stage: Bucketizer, params: {inputCol: a, outputCol: a}}",
                        "11:58: JOB-709 Cannot use features[1].params.outputCol 'a': there is a column of that name"
                                + " already"),
                Broken.stage(
                        "{stage: Bucketizer, params: {inputCol: b, outputCol: c}}\n"
                                + "  - {stage: Bucketizer, params: {inputCol: a, outputCol: b}}",
                        "11:44: JOB-709 Cannot use features[1].params.inputCol 'b': only a later stage makes it"),
                Broken.stage(
                        "{stage: Bucketizer, params: {inputCol: a, outputCol: b}}\n  - {columns: [b], encode: ordinal}",
                        "12:16: JOB-709 Cannot use features[2].columns[0] 'b': a stage makes it, and rules are for"
                                + " source and derived columns"),
                Broken.stage(
                        "{stage: Bucketizer, params: {inputCol: a, outputCol: b}}\nderive: {b: a + 1}",
                        "11:58: JOB-709 Cannot use features[1].params.outputCol 'b': there is a column of that name"
                                + " already"),
                new Broken(
                        Jobs.SMALL
                                .replace("label: {expression: delay > 15}\n", "")
                                .replace("{name: logistic-regression, params: {maxIter: 100}}", "{name: k-means}")
                                .replace(
                                        "    scale: standard\n",
                                        "  - {stage: ChiSqSelector, params: {featuresCol: v, outputCol: w}}\n"),
                        List.of("9:13: JOB-709 Cannot use features[1].stage 'ChiSqSelector': there is no label")));
    }
}
