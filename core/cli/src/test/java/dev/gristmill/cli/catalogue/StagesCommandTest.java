package dev.gristmill.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.Terminal;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.StageDescription;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class StagesCommandTest {

    @Test
    void listsStagesByName() {
        Terminal list = Terminal.run("stages");

        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.out().lines().filter(line -> !line.startsWith(" ")))
                .hasSize(39)
                .isSorted()
                .contains(
                        "Doubler                      Doubles a number.",
                        "PCA                          Projects vectors on their first principal components.");
    }

    @Test
    void explainsAStage() {
        assertThat(Terminal.run("stages", "org.apache.spark.ml.feature.PCA")).isEqualTo(new Terminal(0, """
                        PCA
                        Projects vectors on their first principal components.

                          class  org.apache.spark.ml.feature.PCA

                        Parameters
                          NAME       TYPE     DEFAULT   MEANING
                          inputCol   column   required  The column to read.
                          k          integer  required  The number of principal components. At least 1.
                          outputCol  column   -         The column to add.

                        In a job file
                          features:
                            - stage: PCA
                              params:
                                inputCol: a
                                k: 3
                                outputCol: c
                        """, ""));
        assertThat(Terminal.run("stages", "Imputer").out())
                .contains("One of mean, median, mode.", "missingValue   double   NaN ");
        assertThat(Terminal.run("stages", "Doubler").out()).isEqualTo("""
                        Doubler
                        Doubles a number.

                          class  org.example.Doubler

                        Parameters
                          none

                        In a job file
                          features:
                            - stage: Doubler
                        """);
    }

    @Test
    void keepsEveryLineWithinAHundredColumns() {
        Catalogue catalogue = Catalogue.load(StagesCommandTest.class.getClassLoader());

        assertThat(catalogue.stages())
                .extracting(StageDescription::name)
                .allSatisfy(name ->
                        assertThat(Terminal.run("stages", name).out().lines()).allMatch(line -> line.length() <= 100));
        assertThat(catalogue.algorithms())
                .allSatisfy(it -> assertThat(
                                Terminal.run("algorithms", it.name()).out().lines())
                        .allMatch(line -> line.length() <= 100));
        assertThat(Terminal.run("algorithms").out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(Terminal.run("stages").out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void refusesAnUnknownNameWithASuggestion() {
        assertThat(Terminal.run("stages", "QuantileDiscretiser")).isEqualTo(new Terminal(64, "", """
                        error CLI-100: Unknown stage 'QuantileDiscretiser'
                          hint: did you mean QuantileDiscretizer?
                        """));
        assertThat(Terminal.run("stages", "lda").err()).contains("hint: see 'gristmill algorithms lda'");
    }

    @Test
    void writesADocument() throws IOException {
        JsonNode stages = new ObjectMapper()
                .readTree(Terminal.run("stages", "-o", "json").out())
                .path("stages");
        JsonNode imputer = new ObjectMapper()
                .readTree(Terminal.run("stages", "Imputer", "-o", "json").out());

        assertThat(stages).hasSize(39);
        assertThat(imputer.path("schemaVersion").intValue()).isEqualTo(1);
        JsonNode parameters = imputer.path("stages").path(0).path("parameters");
        assertThat(parameters.path(2)).hasToString("""
                {"name":"missingValue","type":"double","default":null,"allowed":[],"minimum":null,"maximum":null,\
                "minimumExclusive":false,"maximumExclusive":false,"required":false,"output":false,\
                "doc":"The number that stands for a missing value; nulls always do."}""");
        assertThat(parameters.path(3).path("output").booleanValue()).isTrue();
    }
}
