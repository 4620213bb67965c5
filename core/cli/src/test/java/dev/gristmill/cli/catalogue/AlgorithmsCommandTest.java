package dev.gristmill.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlgorithmsCommandTest {

    @Test
    void listsAlgorithmsByTask() {
        Terminal list = Terminal.run("algorithms");

        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.out().lines().filter(line -> !line.isEmpty() && !line.startsWith(" ")))
                .containsExactly(
                        "binary-classification",
                        "multiclass-classification",
                        "regression",
                        "clustering",
                        "recommendation",
                        "frequent-patterns",
                        "topic-modeling",
                        "embedding");
        assertThat(list.out()).contains("  coin                    Coin                            Tosses a coin.");
    }

    @Test
    void listsWhatLearnsOneTask() {
        assertThat(Terminal.run("algorithms", "--task", "frequent-patterns")).isEqualTo(new Terminal(0, """
                        frequent-patterns
                          fp-growth    FPGrowth    Finds the sets of items that often occur together, and rules that predict
                                                   one from others.
                          prefix-span  PrefixSpan  Finds the sequences of items that often occur.
                        """, ""));
        assertThat(Terminal.run("algorithms", "--task", "regresion")).isEqualTo(new Terminal(64, "", """
                        error CLI-100: Invalid --task: 'regresion' (expected binary-classification,\
                         multiclass-classification, regression, clustering, recommendation, frequent-patterns,\
                         topic-modeling, embedding)
                          hint: did you mean regression?
                        """));
    }

    @Test
    void explainsAnAlgorithm() {
        assertThat(Terminal.run("algorithms", "fp-growth")).isEqualTo(new Terminal(0, """
                        fp-growth
                        Finds the sets of items that often occur together, and rules that predict one from others.

                          class  org.apache.spark.ml.fpm.FPGrowth
                          tasks  frequent-patterns
                          reads  all rows, none held out; the columns that its parameters name

                        Parameters
                          NAME           TYPE     DEFAULT  MEANING
                          itemsCol       column   items    The column with the row's items, an array without duplicates.
                          minConfidence  double   0.8      Minimal confidence for generating Association Rule. At least 0,
                                                           at most 1.
                          minSupport     double   0.3      The least share of the rows that a pattern occurs in. At least 0,
                                                           at most 1.
                          numPartitions  integer  -        The number of partitions that training runs on. At least 1.

                        In a job file
                          algorithm:
                            name: fp-growth
                            params:
                              itemsCol: items
                        """, ""));
        assertThat(Terminal.run("algorithms", "FPGrowth")).isEqualTo(Terminal.run("algorithms", "fp-growth"));
        assertThat(Terminal.run("algorithms", "one-vs-rest").out())
                .contains("  reads  features, label, a nested algorithm", "    algorithm: {name: logistic-regression}");
        assertThat(Terminal.run("algorithms", "als").out()).contains("  reads  the columns that its parameters name");
    }

    @Test
    void explainsAnAlgorithmOfAPlugin() {
        assertThat(Terminal.run("algorithms", "coin").out()).isEqualTo("""
                        coin
                        Tosses a coin.

                          class  org.example.Coin
                          tasks  binary-classification
                          reads  label

                        Parameters
                          NAME  TYPE    DEFAULT   MEANING
                          bias  double  required  How often it shows heads. At least 0.25, below 0.75.

                        In a job file
                          algorithm:
                            name: coin
                            params:
                              bias: 0.5
                        """);
    }

    @Test
    void refusesAnUnknownNameWithASuggestion() {
        assertThat(Terminal.run("algorithms", "logistc-regression")).isEqualTo(new Terminal(64, "", """
                        error CLI-100: Unknown algorithm 'logistc-regression'
                          hint: did you mean logistic-regression?
                        """));
        assertThat(Terminal.run("algorithms", "GBTClasifier").err()).contains("did you mean GBTClassifier?");
        assertThat(Terminal.run("algorithms", "Imputer").err()).contains("hint: see 'gristmill stages Imputer'");
        assertThat(Terminal.run("algorithms", "xyzzy", "-o", "json").out()).contains("\"code\" : \"CLI-100\"");
        assertThat(Terminal.run("algorithms", "xyzzy").err()).contains("hint: 'gristmill algorithms' lists them all");
    }

    @Test
    void writesADocument() throws IOException {
        JsonNode document = document("algorithms", "-o", "json");

        assertThat(document.path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(document.path("algorithms")).hasSize(27).allSatisfy(algorithm -> {
            assertThat(names(algorithm)).containsExactly("name", "class", "tasks", "inputs", "doc", "parameters");
            assertThat(algorithm.path("tasks")).isNotEmpty();
        });
        assertThat(document("algorithms", "--task", "embedding", "-o", "json").path("algorithms"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("name").asText()).isEqualTo("word2vec"));
        JsonNode coin =
                document("algorithms", "coin", "-o", "json").path("algorithms").path(0);
        assertThat(coin).hasToString("""
                {"name":"coin","class":"org.example.Coin","tasks":["binary-classification"],"inputs":["label"],\
                "doc":"Tosses a coin.","parameters":[{"name":"bias","type":"double","default":null,"allowed":[],\
                "minimum":0.25,"maximum":0.75,"minimumExclusive":false,"maximumExclusive":true,"required":true,\
                "output":false,"doc":"How often it shows heads."}]}""");
    }

    private static JsonNode document(String... arguments) throws IOException {
        Terminal terminal = Terminal.run(arguments);
        assertThat(terminal.exitCode()).isZero();
        return new ObjectMapper().readTree(terminal.out());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
