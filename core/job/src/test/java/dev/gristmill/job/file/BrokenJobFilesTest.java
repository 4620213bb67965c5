package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every planted mistake is told with its code, its place, its message and, where one is close, what was meant. */
class BrokenJobFilesTest {

    static final String ALGORITHMS = "logistic-regression, gradient-boosted-trees, multilayer-perceptron,"
            + " one-vs-rest, linear-regression, k-means, als, fp-growth";
    static final String METRICS = "areaUnderROC, areaUnderPR, logLoss, accuracy, rmse, silhouette, patternCount";

    @ParameterizedTest
    @MethodSource({
        "keys",
        "names",
        "sources",
        "rules",
        "splits",
        "badRows",
        "parameters",
        "judging",
        "fits",
        "overlaps",
        "unbuilt",
        "yaml",
        "places"
    })
    void tellsEveryPlantedProblem(Broken broken) {
        assertThat(Jobs.problems(broken.text())).containsExactlyElementsOf(broken.problems());
    }

    @Test
    void hasAtLeastFortyBrokenFiles() {
        long files = Stream.of(
                        keys(),
                        names(),
                        sources(),
                        rules(),
                        splits(),
                        badRows(),
                        parameters(),
                        judging(),
                        fits(),
                        unbuilt(),
                        yaml(),
                        places())
                .flatMap(cases -> cases)
                .count();

        assertThat(files).isGreaterThanOrEqualTo(40);
    }

    @Test
    void tellsAllProblemsTogetherInTheOrderOfTheFile() {
        assertThat(Jobs.problems("""
                        apiVersion: gristmill/v2
                        kind: TrainingJob
                        name: Flight Delays
                        source: {connector: fils}
                        label: {}
                        fetures: [{columns: [a], scael: minmax}]
                        algorithm: {name: logistic-regresion, parms: {maxIter: many}}
                        publish: {stores: [models]}
                        """))
                .containsExactly(
                        "job.yaml:1:13: JOB-702 Invalid apiVersion: 'gristmill/v2' (expected gristmill/v1)"
                                + " (did you mean 'gristmill/v1'?)",
                        "job.yaml:3:7: JOB-702 Invalid name: 'Flight Delays' (expected 1 to 64 of a-z, 0-9 and -)",
                        "job.yaml:4:1: JOB-704 Missing source.path: expected a path or a URI",
                        "job.yaml:4:21: JOB-702 Invalid source.connector: 'fils' (expected one of files, database)"
                                + " (did you mean 'files'?)",
                        "job.yaml:5:1: JOB-704 Missing label.expression: expected an SQL expression",
                        "job.yaml:6:1: JOB-701 Unknown key 'fetures' (did you mean 'features'?)",
                        "job.yaml:6:26: JOB-701 Unknown key 'features[0].scael' (did you mean 'scale'?)",
                        "job.yaml:6:33: JOB-702 Invalid features[0].scale: 'minmax' (expected one of standard,"
                                + " min-max, max-abs, robust) (did you mean 'min-max'?)",
                        "job.yaml:7:19: JOB-702 Invalid algorithm.name: 'logistic-regresion' (expected one of "
                                + ALGORITHMS + ") (did you mean 'logistic-regression'?)",
                        "job.yaml:7:39: JOB-701 Unknown key 'algorithm.parms' (did you mean 'params'?)",
                        "job.yaml:7:56: JOB-702 Invalid algorithm.params.maxIter: 'many' (expected an integer >= 0,"
                                + " found a string)",
                        "job.yaml:8:11: JOB-701 Unknown key 'publish.stores' (did you mean 'store'?)",
                        "job.yaml:8:19: JOB-702 Invalid publish.store: a list (expected a path or a URI)");
    }

    static Stream<Broken> keys() {
        return Stream.of(
                Broken.line(2, "knd: TrainingJob", "2:1: JOB-701 Unknown key 'knd' (did you mean 'kind'?)"),
                Broken.more("Training: {}", "13:1: JOB-701 Unknown key 'Training' (did you mean 'training'?)"),
                Broken.more("bad-rows: drop", "13:1: JOB-701 Unknown key 'bad-rows' (did you mean 'badRows'?)"),
                Broken.more("xyzzy: 1", "13:1: JOB-701 Unknown key 'xyzzy'"),
                Broken.more("\"a\\nb\": 1", "13:1: JOB-701 Unknown key 'a?b'"),
                Broken.line(
                        10,
                        "    scael: standard",
                        "10:5: JOB-701 Unknown key 'features[0].scael' (did you mean 'scale'?)"),
                Broken.line(
                        5,
                        "  connector: files\n  fromat: csv",
                        "6:3: JOB-701 Unknown key 'source.fromat' (did you mean 'format'?)"),
                Broken.line(
                        7,
                        "label: {expresion: delay > 15}",
                        "7:9: JOB-701 Unknown key 'label.expresion' (did you mean 'expression'?)"),
                Broken.line(
                        11,
                        "algorithm: {name: logistic-regression, params: {max_iter: 1}}",
                        "11:49: JOB-701 Unknown key 'algorithm.params.max_iter' (did you mean 'maxIter'?)"),
                Broken.more("split: {seed: 1}", "13:9: JOB-701 Unknown key 'split.seed'"),
                Broken.more(
                        "training: {sede: 1}", "13:12: JOB-701 Unknown key 'training.sede' (did you mean 'seed'?)"));
    }

    static Stream<Broken> names() {
        return Stream.of(
                Broken.line(
                        1,
                        "apiVersion: gristmill/v1beta",
                        "1:13: JOB-702 Invalid apiVersion: 'gristmill/v1beta' (expected gristmill/v1)"
                                + " (did you mean 'gristmill/v1'?)"),
                Broken.line(2, "kind: Job", "2:7: JOB-702 Invalid kind: 'Job' (expected TrainingJob)"),
                Broken.line(
                        3,
                        "name: flight_delays",
                        "3:7: JOB-702 Invalid name: 'flight_delays' (expected 1 to 64 of a-z, 0-9 and -)"),
                Broken.line(
                        3,
                        "name: 7",
                        "3:7: JOB-702 Invalid name: '7' (expected 1 to 64 of a-z, 0-9 and -, found an integer)"),
                Broken.line(3, "name:", "3:1: JOB-704 Missing name: expected 1 to 64 of a-z, 0-9 and -"),
                Broken.line(3, "name: [a]", "3:7: JOB-702 Invalid name: a list (expected 1 to 64 of a-z, 0-9 and -)"),
                Broken.line(
                        12,
                        "publish: {store: models, model: ../x}",
                        "12:33: JOB-702 Invalid publish.model: '../x' (expected 1 to 64 of a-z, 0-9 and -)"),
                Broken.line(
                        12,
                        "publish: {model: delays}",
                        "12:1: JOB-704 Missing publish.store: expected a path or a URI"),
                Broken.line(
                        12,
                        "publish: models",
                        "12:10: JOB-702 Invalid publish: 'models' (expected a map with store and"
                                + " model, found a string)"),
                Broken.line(
                        7,
                        "label: {column: a, expression: b}",
                        "7:20: JOB-709 Cannot use label.expression with label.column: a label is one or the other"),
                Broken.line(
                        7,
                        "label: delay",
                        "7:8: JOB-702 Invalid label: 'delay' (expected a map with column or expression,"
                                + " found a string)"),
                Broken.more(
                        "derive: {hour: 1}",
                        "13:16: JOB-702 Invalid derive.hour: '1' (expected an SQL expression, found an" + " integer)"),
                Broken.more(
                        "derive: [hour]",
                        "13:9: JOB-702 Invalid derive: a list (expected a map of column name to SQL" + " expression)"));
    }

    static Stream<Broken> sources() {
        return Stream.of(
                Broken.line(
                        5,
                        "  connector: kafka",
                        "5:14: JOB-702 Invalid source.connector: 'kafka' (expected one of files, database)"),
                Broken.line(
                        5, "  format: csv", "4:1: JOB-704 Missing source.connector: expected one of files, database"),
                Broken.line(6, "  format: csv", "4:1: JOB-704 Missing source.path: expected a path or a URI"),
                Broken.line(
                        6,
                        "  path: data\n  format: parket",
                        "7:11: JOB-702 Invalid source.format: 'parket' (expected one of"
                                + " parquet, csv, json) (did you mean 'parquet'?)"),
                Broken.line(
                        6,
                        "  path: data\n  header: yes",
                        "7:11: JOB-702 Invalid source.header: 'yes' (expected true or false, found a string)"),
                Broken.line(
                        6,
                        "  path: data\n  separator: 1",
                        "7:14: JOB-702 Invalid source.separator: '1' (expected a string, found an integer)"),
                Broken.line(
                        6,
                        "  path: data\n  format: parquet\n  header: true",
                        "8:3: JOB-709 Cannot use source.header with source.format: 'parquet' has none"),
                Broken.line(
                        6,
                        "  path: data\n  window: {column: day, from: 2001-02-30, to: 2001-03-01}",
                        "7:31: JOB-702 Invalid source.window.from: '2001-02-30' (expected a date such as 2001-01-31)"),
                Broken.line(
                        6,
                        "  path: data\n  window: {column: day, from: 2001-06-30, to: 2001-01-01}",
                        "7:25: JOB-709 Cannot use source.window.from with source.window.to: it is later"),
                Broken.line(
                        6,
                        "  path: data\n  window: {from: 2001-06-30}",
                        "7:3: JOB-704 Missing source.window.column: expected a column's name",
                        "7:3: JOB-704 Missing source.window.to: expected a date such as 2001-01-31"),
                Broken.line(
                        6,
                        "  path: data\n  window: {column: day, last: 30d}",
                        "7:25: JOB-710 Cannot use source.window.last: not available in this version"),
                Broken.more(
                        "query: SELECT 1",
                        "13:1: JOB-709 Cannot use query without sources: a query reads several sources by their names"),
                Broken.more(
                        "query: SELECT 1\nsources: {flights: {connector: files, path: data}}",
                        "4:1: JOB-709 Cannot use source with sources: the rows come from the one or from the others"),
                new Broken(
                        several("sources: {flights: {connector: files}}"),
                        List.of(
                                "1:1: JOB-704 Missing query: expected an SQL query",
                                "4:11: JOB-704 Missing sources.flights.path: expected a path or a URI")),
                new Broken(
                        several("query: SELECT 1\nsources: {}"),
                        List.of(
                                "5:10: JOB-702 Invalid sources: a map (expected a map of names to sources, at least one)")),
                new Broken(
                        several(
                                "query: SELECT 1\nsources: {Our-Flights: {connector: files, path: data, format: parket}}"),
                        List.of(
                                "5:11: JOB-702 Invalid sources.Our-Flights: 'Our-Flights' (expected 1 to 64 of a-z, 0-9"
                                        + " and _, a letter first)",
                                "5:63: JOB-702 Invalid sources.Our-Flights.format: 'parket' (expected one of parquet,"
                                        + " csv, json) (did you mean 'parquet'?)")),
                new Broken(
                        several("query: SELECT 1\nsources: {people: {connector: database, url: x, password: hunter2}}"),
                        List.of("5:59: JOB-707 Cannot use sources.people.password: a secret must come from ${env:NAME}"
                                + " or ${file:PATH}")));
    }

    /** The small job without its source. */
    private static String several(String instead) {
        return Jobs.SMALL.replace("source:\n  connector: files\n  path: data\n", instead + "\n");
    }

    static Stream<Broken> rules() {
        return Stream.of(
                Broken.line(
                        9,
                        "  - impute: mean",
                        "9:5: JOB-704 Missing features[0].columns: expected a list of column names, or a map with type"),
                Broken.line(
                        9,
                        "  - columns: []",
                        "9:14: JOB-702 Invalid features[0].columns: a list (expected at least one" + " column)"),
                Broken.line(
                        9,
                        "  - columns: [a, b, a]",
                        "9:21: JOB-702 Invalid features[0].columns[2]: 'a' (expected a column's" + " name, each once)"),
                Broken.line(
                        9,
                        "  - columns: [a, 1]",
                        "9:18: JOB-702 Invalid features[0].columns[1]: '1' (expected a column's"
                                + " name, found an integer)"),
                Broken.line(
                        9,
                        "  - columns: distance",
                        "9:14: JOB-702 Invalid features[0].columns: 'distance' (expected a list"
                                + " of column names, or a map with type, found a string)"),
                Broken.line(
                        10,
                        "    scale: minmax",
                        "10:12: JOB-702 Invalid features[0].scale: 'minmax' (expected one of"
                                + " standard, min-max, max-abs, robust) (did you mean 'min-max'?)"),
                Broken.line(
                        10,
                        "    scale: standard\n    encode: one-hot",
                        "11:5: JOB-709 Cannot use features[0].encode with"
                                + " features[0].scale: a column is either encoded or scaled"),
                Broken.line(
                        10,
                        "    impute: mode\n    encode: ordinal",
                        "10:5: JOB-709 Cannot use features[0].impute with"
                                + " features[0].encode: a missing level has a place of its own"),
                Broken.line(
                        10,
                        "    unseen: keep",
                        "10:5: JOB-709 Cannot use features[0].unseen without features[0].encode: only"
                                + " levels can be unseen"),
                Broken.line(
                        10,
                        "  - scale",
                        "10:5: JOB-702 Invalid features[1]: 'scale' (expected a column rule or a stage, found a"
                                + " string)"));
    }

    static Stream<Broken> splits() {
        return Stream.of(
                Broken.more(
                        "split: {holdout: 0}",
                        "13:18: JOB-702 Invalid split.holdout: '0' (expected a number > 0 and < 1)"),
                Broken.more(
                        "split: {holdout: 1.0}",
                        "13:18: JOB-702 Invalid split.holdout: '1.0' (expected a number >= 0 and < 1)"),
                Broken.more(
                        "split: {validation: -0.1}",
                        "13:21: JOB-702 Invalid split.validation: '-0.1' (expected a number >= 0 and < 1)"),
                Broken.more(
                        "split: {holdout: 0.5, validation: 0.5}",
                        "13:23: JOB-709 Cannot use split.validation with"
                                + " split.holdout: no row is left to train on"),
                Broken.more("split: {by: random}", "13:13: JOB-702 Invalid split.by: 'random' (expected hash)"),
                Broken.more(
                        "split: {by: time}",
                        "13:13: JOB-710 Cannot use split.by: 'time': not available in this version"),
                Broken.more(
                        "split: {key: row_id}",
                        "13:14: JOB-702 Invalid split.key: 'row_id' (expected a list of column"
                                + " names, found a string)"));
    }

    static Stream<Broken> badRows() {
        return Stream.of(
                Broken.more(
                        "badRows: quarantin",
                        "13:10: JOB-702 Invalid badRows: 'quarantin' (expected one of fail, drop, quarantine, or a map with"
                                + " action and limit) (did you mean 'quarantine'?)"),
                Broken.more(
                        "badRows: [drop]",
                        "13:10: JOB-702 Invalid badRows: a list (expected one of fail, drop, quarantine, or a map with"
                                + " action and limit)"),
                Broken.more(
                        "badRows: {limit: 3}",
                        "13:1: JOB-704 Missing badRows.action: expected one of fail, drop, quarantine"),
                Broken.more(
                        "badRows: {action: drop, limits: 3}",
                        "13:25: JOB-701 Unknown key 'badRows.limits' (did you mean 'limit'?)"),
                Broken.more(
                        "badRows: {action: drop, limit: -1}",
                        "13:32: JOB-702 Invalid badRows.limit: '-1' (expected a number >= 0)"),
                Broken.more(
                        "badRows: {action: drop, limit: 1.5}",
                        "13:32: JOB-702 Invalid badRows.limit: '1.5' (expected a share >= 0 and < 1, or a whole number of"
                                + " rows)"),
                Broken.more(
                        "badRows: {action: drop, limit: few}",
                        "13:32: JOB-702 Invalid badRows.limit: 'few' (expected a number >= 0, found a string)"),
                Broken.more(
                        "badRows: {action: fail, limit: 3}",
                        "13:25: JOB-709 Cannot use badRows.limit with badRows.action: fail lets no row go"));
    }

    static Stream<Broken> parameters() {
        return Stream.of(
                params("maxIter: -1", "'-1' (expected an integer >= 0)"),
                params("maxIter: '10'", "'10' (expected an integer >= 0, found a string)"),
                params("maxIter: 1e3", "'1e3' (expected an integer >= 0, found a number)"),
                params("maxIter: 99999999999", "'99999999999' (expected an integer from -2147483648 to 2147483647)"),
                params("regParam: .nan", "'.nan' (expected a number >= 0)"),
                params("regParam: 1e999", "'1e999' (expected a number >= 0)"),
                params("elasticNetParam: 1.5", "'1.5' (expected a number from 0 to 1)"),
                params("tol: fast", "'fast' (expected a number >= 0, found a string)"),
                params("fitIntercept: 1", "'1' (expected true or false, found an integer)"),
                params("family: gaussian", "'gaussian' (expected one of auto, binomial, multinomial)"),
                Broken.line(
                        11,
                        "algorithm: {name: gradient-boosted-trees, params: {stepSize: 0}}",
                        "11:62: JOB-702 Invalid algorithm.params.stepSize: '0' (expected a number > 0 and <= 1)"),
                Broken.line(
                        11,
                        "algorithm: {name: gradient-boosted-trees, params: {minWeightFractionPerNode: 0.5}}",
                        "11:78: JOB-702 Invalid algorithm.params.minWeightFractionPerNode: '0.5' (expected a number >= 0"
                                + " and < 0.5)"),
                Broken.more(
                        "training: {seed: 1.5}",
                        "13:18: JOB-702 Invalid training.seed: '1.5' (expected an integer, found a number)"));
    }

    static Stream<Broken> judging() {
        return Stream.of(
                Broken.more(
                        "evaluation: {metrics: [areaUnderRoc]}",
                        "13:24: JOB-702 Invalid evaluation.metrics[0]:"
                                + " 'areaUnderRoc' (expected one of " + METRICS + ") (did you mean"
                                + " 'areaUnderROC'?)"),
                Broken.more(
                        "evaluation: {metrics: []}",
                        "13:23: JOB-702 Invalid evaluation.metrics: a list (expected at least one metric)"),
                Broken.more(
                        "evaluation: {metrics: [logLoss, logLoss]}",
                        "13:33: JOB-702 Invalid evaluation.metrics[1]: 'logLoss' (expected each metric once)"),
                Broken.more(
                        "evaluation: {slices: origin}",
                        "13:22: JOB-702 Invalid evaluation.slices: 'origin' (expected a list of column names, found a"
                                + " string)"),
                Broken.more(
                        "evaluation: {slices: []}",
                        "13:22: JOB-702 Invalid evaluation.slices: a list (expected at least one column's name)"),
                Broken.more(
                        "evaluation: {slices: [origin, origin]}",
                        "13:31: JOB-702 Invalid evaluation.slices[1]: 'origin' (expected a column's name, each once)"),
                Broken.more(
                        "gate: {metric: logLoss}",
                        "13:7: JOB-702 Invalid gate: a map (expected a list of requirements)"),
                Broken.more(
                        "gate: [{metric: logLoss}]",
                        "13:8: JOB-704 Missing gate[0].atLeast: expected atLeast or atMost with a number"),
                Broken.more(
                        "gate: [{metric: logLoss, atLeast: 0, atMost: 1}]",
                        "13:38: JOB-709 Cannot use gate[0].atMost with"
                                + " gate[0].atLeast: a requirement has one bound"),
                Broken.more(
                        "gate: [{metric: areaUnderPR, atLeast: 60}]",
                        "13:39: JOB-702 Invalid gate[0].atLeast: '60' (expected a number from 0 to 1)"),
                Broken.more(
                        "gate: [{metric: logLoss, atMost: .inf}]",
                        "13:34: JOB-702 Invalid gate[0].atMost: '.inf' (expected a number >= 0)"),
                Broken.more(
                        "gate: [{atLeast: 0.5}]", "13:8: JOB-704 Missing gate[0].metric: expected one of " + METRICS));
    }

    static Stream<Broken> overlaps() {
        return Stream.of(
                Broken.more(
                        "overlap: skipp",
                        "13:10: JOB-702 Invalid overlap: 'skipp' (expected one of skip, queue, replace)"
                                + " (did you mean 'skip'?)"),
                Broken.more(
                        "overlap: true",
                        "13:10: JOB-702 Invalid overlap: 'true' (expected one of skip, queue, replace, found a boolean)"));
    }

    static Stream<Broken> fits() {
        return Stream.of(
                Broken.more(
                        "engine: blocs",
                        "13:9: JOB-702 Invalid engine: 'blocs' (expected one of auto, mllib, blocks) (did you mean"
                                + " 'blocks'?)"),
                Broken.more(
                        "training: {checkpoint: 60s}",
                        "13:24: JOB-702 Invalid training.checkpoint: '60s' (expected a map with every or iterations,"
                                + " found a string)"),
                Broken.more(
                        "training: {checkpoint: {}}",
                        "13:12: JOB-704 Missing training.checkpoint.every: expected a duration such as 90s, 30m or 2h,"
                                + " or iterations with a number"),
                Broken.more(
                        "training: {checkpoint: {every: 1.5m}}",
                        "13:32: JOB-702 Invalid training.checkpoint.every: '1.5m' (expected a duration such as 90s, 30m"
                                + " or 2h)"),
                Broken.more(
                        "training: {checkpoint: {every: 60}}",
                        "13:32: JOB-702 Invalid training.checkpoint.every: '60' (expected a duration such as 90s, 30m or"
                                + " 2h, found an integer)"),
                Broken.more(
                        "training: {checkpoint: {every: 1m, iterations: 5}}",
                        "13:36: JOB-709 Cannot use training.checkpoint.iterations with training.checkpoint.every: one of"
                                + " the two says when"),
                Broken.more(
                        "training: {checkpoint: {iterations: 0}}",
                        "13:37: JOB-702 Invalid training.checkpoint.iterations: '0' (expected an integer >= 1)"),
                Broken.more(
                        "training: {warmStart: flights@}",
                        "13:23: JOB-702 Invalid training.warmStart: 'flights@' (expected none, champion, or a version"
                                + " such as flights@3)"),
                Broken.more(
                        "training: {budget: soon}",
                        "13:20: JOB-702 Invalid training.budget: 'soon' (expected a duration such as 30m, or a map with"
                                + " time and iterations)"),
                Broken.more(
                        "training: {budget: {time: 0s}}",
                        "13:27: JOB-702 Invalid training.budget.time: '0s' (expected a duration such as 90s, 30m or"
                                + " 2h)"),
                Broken.more(
                        "training: {budget: {}}",
                        "13:12: JOB-704 Missing training.budget.time: expected a duration such as 90s, 30m or 2h, or"
                                + " iterations with a number"),
                Broken.more(
                        "training: {earlyStopping: {metric: logLoss}}",
                        "13:12: JOB-709 Cannot use training.earlyStopping: no rows are set apart for it (expected"
                                + " split.validation above 0)"),
                Broken.more(
                        "split: {validation: 0.1}\ntraining: {earlyStopping: {metric: logLos, patience: 0, minDelta: -1}}",
                        "14:36: JOB-702 Invalid training.earlyStopping.metric: 'logLos' (expected one of areaUnderROC,"
                                + " areaUnderPR, logLoss, accuracy, rmse, silhouette, patternCount) (did you mean 'logLoss'?)",
                        "14:54: JOB-702 Invalid training.earlyStopping.patience: '0' (expected an integer >= 1)",
                        "14:67: JOB-702 Invalid training.earlyStopping.minDelta: '-1' (expected a number >= 0)"));
    }

    static Stream<Broken> unbuilt() {
        Stream<Broken> keys = Stream.of(
                        "search",
                        "contract",
                        "retention",
                        "hooks",
                        "schedule",
                        "resources",
                        "spark",
                        "placement",
                        "serving")
                .map(key -> Broken.more(
                        key + ": x", "13:1: JOB-710 Cannot use " + key + ": not available in this version"));
        Stream<Broken> others = Stream.of(Broken.more(
                "gate: [{metric: logLoss, notWorseThan: champion, by: 0.1}]",
                "13:26: JOB-710 Cannot use gate[0].notWorseThan: not available in this version",
                "13:50: JOB-710 Cannot use gate[0].by: not available in this version"));
        return Stream.of(keys, others).flatMap(cases -> cases);
    }

    static Stream<Broken> yaml() {
        return Stream.of(
                Broken.line(
                        3,
                        "name: !!javax.script.ScriptEngineManager [x]",
                        "3:7: JOB-702 Invalid name: a list (expected 1 to" + " 64 of a-z, 0-9 and -)",
                        "3:7: JOB-703 Cannot use tag"
                                + " 'tag:yaml.org,2002:javax.script.ScriptEngineManager': not allowed in a job file"),
                Broken.line(3, "name: !local x", "3:7: JOB-703 Cannot use tag '!local': not allowed in a job file"),
                Broken.line(6, "  path: data\n  path: other", "7:3: JOB-705 Duplicate key 'source.path'"),
                Broken.more(
                        "training: &t {seed: 1}\nsplit:\n  <<: *t",
                        "15:3: JOB-701 Unknown key 'split.<<'",
                        "15:3: JOB-703 Cannot use merge key '<<': not allowed in a job file"),
                Broken.more("---\nname: other", "13:1: JOB-703 Invalid YAML: a second document (expected one)"),
                Broken.line(
                        3,
                        "\tname: x",
                        "3:1: JOB-703 Invalid YAML: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation)"),
                Broken.line(
                        7,
                        "label: {expression: delay > 15",
                        "8:9: JOB-703 Invalid YAML: expected ',' or '}', but got :"),
                Broken.line(3, "name: *nobody", "3:7: JOB-703 Cannot use alias 'nobody': no such anchor before it"),
                Broken.line(3, "name: \"a\\qb\"", "3:10: JOB-703 Invalid YAML: found unknown escape character q(113)"),
                Broken.line(3, "name: a\u0001b", "3:8: JOB-703 Invalid YAML: character U+0001 is not allowed"),
                Broken.more("[a, b]: c", "13:1: JOB-703 Invalid YAML: a key that is not plain text"),
                new Broken("", List.of("1:1: JOB-703 Invalid job file: empty (expected a map)")),
                new Broken("# nothing\n---\n", List.of("3:1: JOB-703 Invalid job file: empty (expected a map)")),
                new Broken("- a\n", List.of("1:1: JOB-703 Invalid job file: a list (expected a map)")),
                new Broken("just text\n", List.of("1:1: JOB-703 Invalid job file: a string (expected a map)")));
    }

    static Stream<Broken> places() {
        return Stream.of(
                Broken.line(
                        6,
                        "  path: ${env:LAKE}",
                        "6:9: JOB-706 Cannot fill in source.path: environment variable 'LAKE' is not set"),
                Broken.line(
                        6,
                        "  path: ${file:lake.txt}",
                        "6:9: JOB-706 Cannot fill in source.path: file 'lake.txt' cannot be read: no such file"),
                Broken.line(
                        6,
                        "  path: ${LAKE}",
                        "6:9: JOB-706 Cannot fill in source.path: a place that is none (expected"
                                + " ${env:NAME}, ${env:NAME:-default} or ${file:PATH}; $${ for a literal ${)"),
                Broken.line(
                        6,
                        "  path: ${env:LAKE",
                        "6:9: JOB-706 Cannot fill in source.path: a place that is none (expected"
                                + " ${env:NAME}, ${env:NAME:-default} or ${file:PATH}; $${ for a literal ${)"));
    }

    private static Broken params(String param, String problem) {
        String name = param.substring(0, param.indexOf(':'));
        int column = "algorithm: {name: logistic-regression, params: {".length() + name.length() + 3;
        return Broken.line(
                11,
                "algorithm: {name: logistic-regression, params: {" + param + "}}",
                "11:" + column + ": JOB-702 Invalid algorithm.params." + name + ": " + problem);
    }
}
