package dev.gristmill.trainer.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.HashingTF;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.Tokenizer;
import org.apache.spark.ml.feature.VectorAssembler;

/**
 * A stage in a job file and in plain spark.ml. Both end in the column {@value #MADE}.
 *
 * @param stage the stage's name in a job file
 * @param rules the items of {@code features}: the stage, and those that it needs before and after it
 * @param plain the same, set by setters
 */
record StageCase(String stage, String rules, List<PipelineStage> plain) {

    /** A vector of the columns a, b and c. */
    static final String VECTOR = "v";

    /** The words of the column t. */
    static final String WORDS = "words";

    /** The last column that a case makes. */
    static final String MADE = "x";

    private static final String FIRST_HASH =
            "SELECT *, CAST(translate(CAST(hashes[0] AS STRING), '[]', '') AS DOUBLE) +"
                    + " 2 * CAST(translate(CAST(hashes[1] AS STRING), '[]', '') AS DOUBLE) AS x FROM __THIS__";

    StageCase {
        plain = List.copyOf(plain);
    }

    /** A stage on columns of the rows. */
    static StageCase ofColumns(String stage, String params, PipelineStage plain) {
        return new StageCase(stage, rule(stage, params), List.of(plain));
    }

    /** A stage on {@value #VECTOR}. */
    static StageCase ofVector(String stage, String params, PipelineStage plain) {
        return ofColumns(stage, params, plain)
                .after(
                        "VectorAssembler",
                        "inputCols: [a, b, c], outputCol: v",
                        new VectorAssembler()
                                .setInputCols(new String[] {"a", "b", "c"})
                                .setOutputCol(VECTOR));
    }

    /** A stage on {@value #WORDS}. */
    static StageCase ofWords(String stage, String params, PipelineStage plain) {
        return ofColumns(stage, params, plain).tokenized();
    }

    /** A stage on the column {@code counts}: how often the words are there. */
    static StageCase ofCounts(String stage, String params, PipelineStage plain) {
        HashingTF counts =
                new HashingTF().setInputCol(WORDS).setOutputCol("counts").setNumFeatures(24);
        return ofColumns(stage, params, plain)
                .after("HashingTF", "inputCol: words, outputCol: counts, numFeatures: 24", counts)
                .tokenized();
    }

    private StageCase tokenized() {
        return after(
                "Tokenizer",
                "inputCol: t, outputCol: words",
                new Tokenizer().setInputCol("t").setOutputCol(WORDS));
    }

    /** With another stage before all others. */
    StageCase after(String other, String params, PipelineStage first) {
        List<PipelineStage> stages = new ArrayList<>(List.of(first));
        stages.addAll(plain);
        return new StageCase(stage, rule(other, params) + rules, stages);
    }

    /** With another stage after all others. */
    StageCase before(String other, String params, PipelineStage last) {
        return new StageCase(
                stage,
                rules + rule(other, params),
                Stream.concat(plain.stream(), Stream.of(last)).toList());
    }

    /** Makes numbers of the words that the stage makes. */
    StageCase counted(String words) {
        return before(
                "HashingTF",
                "inputCol: " + words + ", outputCol: x, numFeatures: 32",
                new HashingTF().setInputCol(words).setOutputCol(MADE).setNumFeatures(32));
    }

    /** Makes a number of the two hashes in the column {@code hashes}. */
    StageCase unhashed() {
        return before(
                "SQLTransformer", "statement: \"" + FIRST_HASH + "\"", new SQLTransformer().setStatement(FIRST_HASH));
    }

    @Override
    public String toString() {
        return stage;
    }

    private static String rule(String stage, String params) {
        return "- {stage: " + stage + ", params: {" + params + "}}\n";
    }
}
