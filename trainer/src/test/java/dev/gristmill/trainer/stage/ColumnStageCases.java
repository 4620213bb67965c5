package dev.gristmill.trainer.stage;

import static dev.gristmill.trainer.stage.StageCase.MADE;
import static dev.gristmill.trainer.stage.StageCase.WORDS;
import static dev.gristmill.trainer.stage.StageCase.ofColumns;
import static dev.gristmill.trainer.stage.StageCase.ofCounts;
import static dev.gristmill.trainer.stage.StageCase.ofWords;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.feature.Binarizer;
import org.apache.spark.ml.feature.Bucketizer;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.FeatureHasher;
import org.apache.spark.ml.feature.HashingTF;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.MinHashLSH;
import org.apache.spark.ml.feature.NGram;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.QuantileDiscretizer;
import org.apache.spark.ml.feature.RFormula;
import org.apache.spark.ml.feature.RegexTokenizer;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.TargetEncoder;
import org.apache.spark.ml.feature.Tokenizer;
import org.apache.spark.ml.feature.Word2Vec;

/** The stages that read numbers, strings and words. */
final class ColumnStageCases {

    private static final String PRODUCT = "SELECT *, a * b AS x FROM __THIS__";

    private ColumnStageCases() {}

    static Stream<StageCase> all() {
        return Stream.of(numbers(), levels(), formulas(), texts(), words()).flatMap(List::stream);
    }

    private static List<StageCase> numbers() {
        return List.of(
                ofColumns(
                        "Binarizer",
                        "inputCol: a, outputCol: x, threshold: 2.5",
                        new Binarizer().setInputCol("a").setOutputCol(MADE).setThreshold(2.5)),
                ofColumns(
                        "Bucketizer",
                        "inputCol: b, outputCol: x, splits: [-10, 0, 1.5, 10]",
                        new Bucketizer().setInputCol("b").setOutputCol(MADE).setSplits(new double[] {-10, 0, 1.5, 10})),
                ofColumns(
                        "Imputer",
                        "inputCol: m, outputCol: x, strategy: median",
                        new Imputer().setInputCol("m").setOutputCol(MADE).setStrategy("median")),
                ofColumns(
                        "QuantileDiscretizer",
                        "inputCol: c, outputCol: x, numBuckets: 5",
                        new QuantileDiscretizer()
                                .setInputCol("c")
                                .setOutputCol(MADE)
                                .setNumBuckets(5)));
    }

    private static List<StageCase> levels() {
        return List.of(
                ofColumns("IndexToString", "inputCol: w_index, outputCol: w_again", backToString())
                        .after("StringIndexer", "inputCol: w, outputCol: w_index", indexer("w", "w_index"))
                        .before(
                                "StringIndexer",
                                "inputCol: w_again, outputCol: x, stringOrderType: alphabetDesc",
                                indexer("w_again", MADE).setStringOrderType("alphabetDesc")),
                ofColumns(
                        "OneHotEncoder",
                        "inputCols: [k], outputCols: [x], dropLast: false",
                        new OneHotEncoder()
                                .setInputCols(new String[] {"k"})
                                .setOutputCols(new String[] {MADE})
                                .setDropLast(false)),
                ofColumns("StringIndexer", "inputCol: w, outputCol: x", indexer("w", MADE)),
                ofColumns(
                        "TargetEncoder",
                        "inputCols: [k], outputCols: [x], smoothing: 2",
                        new TargetEncoder()
                                .setInputCols(new String[] {"k"})
                                .setOutputCols(new String[] {MADE})
                                .setSmoothing(2)
                                .setTargetType("binary")
                                .setLabelCol(StageEqualitySparkTest.LABEL)));
    }

    private static List<StageCase> formulas() {
        return List.of(
                ofColumns(
                        "FeatureHasher",
                        "inputCols: [a, w, k], outputCol: x, numFeatures: 16, categoricalCols: [k]",
                        new FeatureHasher()
                                .setInputCols(new String[] {"a", "w", "k"})
                                .setOutputCol(MADE)
                                .setNumFeatures(16)
                                .setCategoricalCols(new String[] {"k"})),
                ofColumns(
                        "RFormula",
                        "formula: label ~ a + w + b:c, featuresCol: x",
                        new RFormula().setFormula("y ~ a + w + b:c").setFeaturesCol(MADE)),
                ofColumns(
                        "SQLTransformer",
                        "statement: \"" + PRODUCT + "\"",
                        new SQLTransformer().setStatement(PRODUCT)));
    }

    private static List<StageCase> texts() {
        return List.of(
                ofColumns(
                                "RegexTokenizer",
                                "inputCol: t, outputCol: words, pattern: \"[ae]\", minTokenLength: 2",
                                new RegexTokenizer()
                                        .setInputCol("t")
                                        .setOutputCol(WORDS)
                                        .setPattern("[ae]")
                                        .setMinTokenLength(2))
                        .counted(WORDS),
                ofColumns(
                                "Tokenizer",
                                "inputCol: t, outputCol: words",
                                new Tokenizer().setInputCol("t").setOutputCol(WORDS))
                        .counted(WORDS));
    }

    private static List<StageCase> words() {
        return List.of(
                ofWords(
                        "CountVectorizer",
                        "inputCol: words, outputCol: x, vocabSize: 5, minDF: 2",
                        new CountVectorizer()
                                .setInputCol(WORDS)
                                .setOutputCol(MADE)
                                .setVocabSize(5)
                                .setMinDF(2)),
                ofWords(
                        "HashingTF",
                        "inputCol: words, outputCol: x, numFeatures: 24",
                        new HashingTF().setInputCol(WORDS).setOutputCol(MADE).setNumFeatures(24)),
                ofCounts(
                        "IDF",
                        "inputCol: counts, outputCol: x, minDocFreq: 3",
                        new IDF().setInputCol("counts").setOutputCol(MADE).setMinDocFreq(3)),
                ofCounts(
                                "MinHashLSH",
                                "inputCol: counts, outputCol: hashes, numHashTables: 2, seed: 7",
                                new MinHashLSH()
                                        .setInputCol("counts")
                                        .setOutputCol("hashes")
                                        .setNumHashTables(2)
                                        .setSeed(7))
                        .unhashed(),
                ofWords(
                                "NGram",
                                "inputCol: words, outputCol: pairs, n: 2",
                                new NGram()
                                        .setInputCol(WORDS)
                                        .setOutputCol("pairs")
                                        .setN(2))
                        .counted("pairs"),
                ofWords(
                                "StopWordsRemover",
                                "inputCol: words, outputCol: kept, stopWords: [the, rye]",
                                new StopWordsRemover()
                                        .setInputCol(WORDS)
                                        .setOutputCol("kept")
                                        .setStopWords(new String[] {"the", "rye"}))
                        .counted("kept"),
                ofWords(
                        "Word2Vec",
                        "inputCol: words, outputCol: x, vectorSize: 3, minCount: 1, seed: 7",
                        new Word2Vec()
                                .setInputCol(WORDS)
                                .setOutputCol(MADE)
                                .setVectorSize(3)
                                .setMinCount(1)
                                .setSeed(7)));
    }

    private static StringIndexer indexer(String input, String output) {
        return new StringIndexer().setInputCol(input).setOutputCol(output);
    }

    private static IndexToString backToString() {
        return new IndexToString().setInputCol("w_index").setOutputCol("w_again");
    }
}
