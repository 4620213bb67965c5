package dev.gristmill.trainer.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StarterFileTest {

    @Test
    void writesAWordOnEveryChoice() throws IOException {
        LabelLook label = new LabelLook(
                "churned", true, Kind.TEXT, new Counts(Looks.ROWS, 3, 2, 1), List.of("no", "yes"), Set.of("churned"));
        SourceLook look = new SourceLook(
                List.of(
                        Looks.column("customer_id", Kind.INTEGER, Looks.ROWS),
                        Looks.column("age", Kind.INTEGER, new Counts(Looks.ROWS, 12, 60, 0)),
                        Looks.column("balance", Kind.NUMBER, 990),
                        Looks.column("country of birth", Kind.TEXT, 40),
                        Looks.column("street", Kind.TEXT, 700),
                        Looks.column("last complaint", Kind.TEXT, new Counts(Looks.ROWS, 500, 480, 14.5)),
                        Looks.column("signed_up", Kind.DATE, 300),
                        Looks.column("last_seen", Kind.TIMESTAMP, 1000),
                        Looks.column("premium", Kind.BOOLEAN, 2),
                        Looks.column("bank", Kind.TEXT, 1),
                        Looks.column("settings", Kind.OTHER, 9),
                        new ColumnLook("closed", Kind.BOOLEAN, "boolean", new Counts(Looks.ROWS, 0, 2, 0), true),
                        Looks.column("churned", Kind.TEXT, 2)),
                label);
        Starter starter = new Starter("churn", "parquet", "lake/churn", TaskChoice.of(null, label));

        assertThat(StarterFile.text(starter, look)).isEqualTo(golden("churn.yaml"));
    }

    @Test
    void givesUsersAndItemsThatAreTextsNumbers() {
        SourceLook look = new SourceLook(
                List.of(
                        Looks.column("user", Kind.TEXT, 100),
                        Looks.column("movie_id", Kind.INTEGER, 100),
                        Looks.column("stars", Kind.NUMBER, 5)),
                null);

        assertThat(text(Task.RECOMMENDATION, look))
                .contains("  - {stage: StringIndexer, params: {inputCol: user, outputCol: user_index}}\n")
                .contains("params: {userCol: user_index, itemCol: movie_id, ratingCol: stars, rank: 10, regParam: 0.1}")
                .doesNotContain("label:");
    }

    @Test
    void splitsATextOfItems() {
        SourceLook look = new SourceLook(List.of(Looks.column("basket", Kind.TEXT, 100)), null);

        assertThat(text(Task.FREQUENT_PATTERNS, look))
                .contains("derive:\n  my_items: \"array_distinct(split(`basket`, ' *, *'))\"\n")
                .contains("itemsCol: my_items");
    }

    @Test
    void readsTheLongestTextForTopicsAndWords() {
        SourceLook look = new SourceLook(
                List.of(
                        Looks.column("title", Kind.TEXT, 1000),
                        Looks.column("essay", Kind.TEXT, new Counts(Looks.ROWS, 0, 1000, 90))),
                null);

        assertThat(text(Task.TOPIC_MODELING, look)).contains("  - {columns: [essay], text: {weights: counts,");
        assertThat(text(Task.EMBEDDING, look))
                .contains("  words: \"split(lower(coalesce(`essay`, '')), '[^\\\\\\\\p{L}\\\\\\\\p{N}]+')\"\n")
                .contains("{inputCol: words, vectorSize: 100, minCount: 5}");
    }

    @Test
    void breaksLongListsOfColumns() {
        List<ColumnLook> columns = IntStream.range(0, 60)
                .mapToObj(i -> Looks.column("column_" + i, Kind.NUMBER, 100))
                .toList();

        assertThat(text(Task.CLUSTERING, new SourceLook(columns, null)).lines())
                .allMatch(line -> line.length() <= 120)
                .anyMatch(line -> line.endsWith("column_59], scale: standard}"));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "yes, '\"yes\"'",
        "two words, '\"two words\"'",
        "2001, '\"2001\"'",
        "'a\"b\\c', '\"a\\\"b\\\\c\"'",
        "${x}, '\"$${x}\"'",
        "../lake/a.b-c, ../lake/a.b-c"
    })
    void quotesWhatNeedsIt(String text, String written) {
        assertThat(YamlWord.of(text)).isEqualTo(written);
    }

    @Test
    void namesAJobAfterAnything() {
        assertThat(Starter.name("Flights 2001!")).isEqualTo("flights-2001");
        assertThat(Starter.name("???")).isEqualTo("my-job");
        assertThat(Starter.name("a".repeat(80))).hasSize(64);
    }

    @Test
    void writesPathsFromTheFilesFolder() {
        assertThat(Starter.relative(Path.of("/mill/jobs"), "/mill/data")).isEqualTo("../data");
        assertThat(Starter.relative(Path.of("data"), "data")).isEqualTo(".");
        assertThat(Starter.relative(Path.of("jobs"), "s3a://lake/data")).isEqualTo("s3a://lake/data");
    }

    private static String text(Task task, SourceLook look) {
        return StarterFile.text(new Starter("test", "parquet", "data", TaskChoice.of(task, null)), look);
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(StarterFileTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
