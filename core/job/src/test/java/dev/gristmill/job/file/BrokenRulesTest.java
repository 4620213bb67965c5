package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in column rules. */
class BrokenRulesTest {

    @ParameterizedTest
    @MethodSource({"values", "together", "across"})
    void tellsEveryPlantedProblem(Broken broken) {
        assertThat(Jobs.problems(broken.text())).containsExactlyElementsOf(broken.problems());
    }

    static Stream<Broken> values() {
        return Stream.of(
                Broken.line(
                        9,
                        "  - columns: {type: numerc}",
                        "9:21: JOB-702 Invalid features[0].columns.type: 'numerc' (expected one of numeric, string,"
                                + " boolean, date) (did you mean 'numeric'?)"),
                Broken.line(
                        9,
                        "  - columns: {except: [a]}",
                        "9:5: JOB-704 Missing features[0].columns.type: expected one of numeric, string, boolean, date"),
                Broken.line(
                        9,
                        "  - columns: {type: numeric, but: [a]}",
                        "9:30: JOB-701 Unknown key 'features[0].columns.but'"),
                Broken.line(
                        9,
                        "  - columns: {type: numeric, except: []}",
                        "9:38: JOB-702 Invalid features[0].columns.except: a list (expected at least one column)"),
                Broken.line(
                        10,
                        "    date: [year, moth]",
                        "10:18: JOB-702 Invalid features[0].date[1]: 'moth' (expected one of year, quarter, month, week,"
                                + " day, weekday, day-of-year, hour, minute) (did you mean 'month'?)"),
                Broken.line(
                        10,
                        "    date: [year, year]",
                        "10:18: JOB-702 Invalid features[0].date[1]: 'year' (expected each part once)"),
                Broken.line(
                        10,
                        "    date: []",
                        "10:11: JOB-702 Invalid features[0].date: a list (expected at least one date part)"),
                Broken.line(
                        10,
                        "    date: year",
                        "10:11: JOB-702 Invalid features[0].date: 'year' (expected a list of date parts, found a"
                                + " string)"),
                Broken.line(
                        10,
                        "    text: tfidf",
                        "10:11: JOB-702 Invalid features[0].text: 'tfidf' (expected one of counts, tf-idf, or a map)"
                                + " (did you mean 'tf-idf'?)"),
                Broken.line(
                        10,
                        "    text: {weights: idf, vocabulary: 0, minDocs: 0.5, stopwords: english}",
                        "10:21: JOB-702 Invalid features[0].text.weights: 'idf' (expected one of counts, tf-idf)",
                        "10:38: JOB-702 Invalid features[0].text.vocabulary: '0' (expected an integer >= 1)",
                        "10:50: JOB-702 Invalid features[0].text.minDocs: '0.5' (expected an integer >= 1, found a"
                                + " number)",
                        "10:55: JOB-701 Unknown key 'features[0].text.stopwords' (did you mean 'stopWords'?)"),
                Broken.line(
                        10,
                        "    text: {stopWords: englisch}",
                        "10:23: JOB-702 Invalid features[0].text.stopWords: 'englisch' (expected one of danish, dutch,"
                                + " english, finnish, french, german, hungarian, italian, norwegian, portuguese,"
                                + " russian, spanish, swedish, turkish) (did you mean 'english'?)"),
                Broken.line(
                        10,
                        "    impute: medain",
                        "10:13: JOB-702 Invalid features[0].impute: 'medain' (expected one of mean, median, mode, or a"
                                + " map with constant) (did you mean 'median'?)"),
                Broken.line(
                        10,
                        "    impute: 0",
                        "10:13: JOB-702 Invalid features[0].impute: '0' (expected one of mean, median, mode, or a"
                                + " map with constant, found an integer)"),
                Broken.line(
                        10,
                        "    impute: {}",
                        "10:5: JOB-704 Missing features[0].impute.constant: expected a string, a number or a boolean"),
                Broken.line(
                        10,
                        "    impute: {constant: [1]}",
                        "10:24: JOB-702 Invalid features[0].impute.constant: a list (expected a string, a number or a"
                                + " boolean)"),
                Broken.line(
                        10,
                        "    impute: {constant: .nan}",
                        "10:24: JOB-702 Invalid features[0].impute.constant: '.nan' (expected a finite number)"),
                Broken.line(
                        10,
                        "    impute: mean\n    indicator: yes",
                        "11:16: JOB-702 Invalid features[0].indicator: 'yes' (expected true or false, found a string)"),
                Broken.line(
                        10,
                        "    clip: {}",
                        "10:5: JOB-704 Missing features[0].clip.min: expected min or max with a number"),
                Broken.line(
                        10,
                        "    clip: {minimum: 0}",
                        "10:5: JOB-704 Missing features[0].clip.min: expected min or max with a number",
                        "10:12: JOB-701 Unknown key 'features[0].clip.minimum'"),
                Broken.line(
                        10,
                        "    clip: {min: 5, max: 5}",
                        "10:12: JOB-709 Cannot use features[0].clip.min with features[0].clip.max: it is not smaller"),
                Broken.line(
                        10,
                        "    clip: 5",
                        "10:11: JOB-702 Invalid features[0].clip: '5' (expected a map with min and max, found an"
                                + " integer)"),
                Broken.line(
                        10,
                        "    log: 10",
                        "10:10: JOB-702 Invalid features[0].log: '10' (expected true or false, found an integer)"),
                Broken.line(
                        10,
                        "    bucket: 1",
                        "10:13: JOB-702 Invalid features[0].bucket: '1' (expected an integer >= 2)"),
                Broken.line(
                        10,
                        "    bucket: {bounds: []}",
                        "10:22: JOB-702 Invalid features[0].bucket.bounds: a list (expected at least one bound)"),
                Broken.line(
                        10,
                        "    bucket: {bounds: [0, 10, 10, x]}",
                        "10:30: JOB-702 Invalid features[0].bucket.bounds[2]: '10' (expected more than the bound before"
                                + " it)",
                        "10:34: JOB-702 Invalid features[0].bucket.bounds[3]: 'x' (expected a number, found a"
                                + " string)"),
                Broken.line(
                        10,
                        "    encode: onehot",
                        "10:13: JOB-702 Invalid features[0].encode: 'onehot' (expected one of one-hot, ordinal,"
                                + " target, hash) (did you mean 'one-hot'?)"),
                Broken.line(
                        10,
                        "    encode: hash\n    size: 0",
                        "11:11: JOB-702 Invalid features[0].size: '0' (expected an integer >= 1)"),
                Broken.line(
                        10,
                        "    encode: target\n    unseen: drop",
                        "11:13: JOB-702 Invalid features[0].unseen: 'drop' (expected one of keep, error)"));
    }

    static Stream<Broken> together() {
        return Stream.of(
                Broken.line(
                        10,
                        "    text: counts\n    date: [year]\n    scale: robust",
                        "11:5: JOB-709 Cannot use features[0].date with features[0].text: a text only becomes a vector",
                        "12:5: JOB-709 Cannot use features[0].scale with features[0].text: a text only becomes a"
                                + " vector"),
                Broken.line(
                        10,
                        "    date: [year]\n    impute: mean\n    log: true",
                        "11:5: JOB-709 Cannot use features[0].impute with features[0].date: parts of a date can be"
                                + " scaled or encoded, nothing else",
                        "12:5: JOB-709 Cannot use features[0].log with features[0].date: parts of a date can be"
                                + " scaled or encoded, nothing else"),
                Broken.line(
                        10,
                        "    date: [weekday]\n    encode: ordinal",
                        "11:5: JOB-709 Cannot use features[0].encode with features[0].date: parts of a date are encoded"
                                + " as one-hot only"),
                Broken.line(
                        10,
                        "    encode: one-hot\n    clip: {min: 0}",
                        "11:5: JOB-709 Cannot use features[0].clip with features[0].encode: only bucket makes levels of"
                                + " numbers"),
                Broken.line(
                        10,
                        "    log: true\n    encode: hash",
                        "10:5: JOB-709 Cannot use features[0].log with features[0].encode: only bucket makes levels of"
                                + " numbers"),
                Broken.line(
                        10,
                        "    bucket: 4\n    scale: standard",
                        "11:5: JOB-709 Cannot use features[0].scale with features[0].bucket: the number of a range is"
                                + " no measure"),
                Broken.line(
                        10,
                        "    impute: {constant: none}\n    scale: standard",
                        "10:5: JOB-709 Cannot use features[0].impute with features[0].scale: it needs numbers, and the"
                                + " constant is none"),
                Broken.line(
                        10,
                        "    indicator: true",
                        "10:5: JOB-709 Cannot use features[0].indicator without features[0].impute: it tells which"
                                + " values were missing"),
                Broken.line(
                        10,
                        "    encode: hash\n    unseen: keep",
                        "11:5: JOB-709 Cannot use features[0].unseen with features[0].encode: hash learns no level"),
                Broken.line(
                        10,
                        "    encode: ordinal\n    size: 4",
                        "11:5: JOB-709 Cannot use features[0].size without features[0].encode: only hash has a size of"
                                + " its own"),
                Broken.line(
                        10,
                        "    params: {a: 1}",
                        "10:5: JOB-709 Cannot use features[0].params without features[0].stage: only stages have"
                                + " parameters"),
                Broken.line(
                        10,
                        "    stage: SQLTransformer\n    params: {statement: select 1}",
                        "9:5: JOB-709 Cannot use features[0].columns with features[0].stage: an item is a column rule"
                                + " or a stage"));
    }

    static Stream<Broken> across() {
        return Stream.of(
                Broken.stage(
                        "{columns: [distance], encode: ordinal}",
                        "11:16: JOB-709 Cannot use features[1].columns[0] 'distance': an earlier rule has already"
                                + " scaled or encoded it"),
                Broken.line(
                        10,
                        "    log: true\n  - {columns: [\"d*\"], encode: hash}\n  - {columns: [distance], log: true}",
                        "12:16: JOB-709 Cannot use features[2].columns[0] 'distance': an earlier rule has already"
                                + " scaled or encoded it"),
                new Broken(
                        Jobs.edited(7, "label: {column: distance}"),
                        List.of("9:15: JOB-709 Cannot use features[0].columns[0] 'distance': it is the label:"
                                + " a model that reads it predicts nothing")),
                new Broken(
                        Jobs.edited(10, "    encode: target\ntask: multiclass-classification"),
                        List.of("10:13: JOB-709 Cannot use features[0].encode 'target': the mean of more than"
                                + " two classes means nothing")),
                new Broken(
                        Jobs.edited(10, "    encode: target")
                                .replace("label: {expression: delay > 15}\n", "")
                                .replace("{name: logistic-regression, params: {maxIter: 100}}", "{name: k-means}"),
                        List.of("9:13: JOB-709 Cannot use features[0].encode 'target': there is no label")));
    }
}
