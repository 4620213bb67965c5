package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a job file may not be, whatever it says. */
class LimitsTest {

    @Test
    void refusesAnAliasBombAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
        }

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(Jobs.problems(bomb.toString()))
                        .containsExactly("job.yaml:2:5: JOB-703 Cannot use anchor 'a1': an alias is inside it"));
    }

    @Test
    void refusesMoreAliasesThanAnyoneNeeds() {
        String aliases = "*a, ".repeat(YamlReader.MOST_ALIASES + 1);

        assertThat(Jobs.problems("a: &a x\nb: [" + aliases + "]\n"))
                .containsExactly("job.yaml:2:133: JOB-703 Invalid YAML: more than 32 aliases");
    }

    @Test
    void refusesAnAliasOfItself() {
        assertThat(Jobs.problems("a: &a [*a]\n"))
                .containsExactly("job.yaml:1:8: JOB-703 Cannot use alias 'a': no such anchor before it");
    }

    @Test
    void refusesNestingThatNobodyReads() {
        assertThat(Jobs.problems("a: " + "[".repeat(100_000)))
                .containsExactly("job.yaml:1:35: JOB-703 Invalid YAML: nested deeper than 32 levels");
    }

    @Test
    void refusesAFileOverOneMebibyte() {
        String comment = "#".repeat(TextFile.LARGEST - Jobs.SMALL.length());

        assertThat(Jobs.problems(Jobs.SMALL + comment)).isEmpty();
        assertThat(Jobs.problems(Jobs.SMALL + comment + "#"))
                .containsExactly("job.yaml:1:1: JOB-703 Invalid job file: larger than 1 MiB");
    }

    @Test
    void readsABigFileFullOfMistakesInAMoment() {
        StringBuilder rules = new StringBuilder("    scale: standard\n");
        int stages = 0;
        while (rules.length() < TextFile.LARGEST - 2_000) {
            stages++;
            String params = "{inputCol: a" + stages + ", outputCol: b" + stages + ", splts: [1]}";
            rules.append("  - {stage: Bucketizer, params: ").append(params).append("}\n");
        }
        int mistakes = stages;

        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(Jobs.problems(Jobs.edited(10, rules.toString())))
                        .hasSize(mistakes)
                        .contains("job.yaml:11:63: JOB-701 Unknown key 'features[1].params.splts'"
                                + " (did you mean 'splits'?)"));
    }

    @Test
    void tellsWhereTextStopsBeingUtf8() {
        byte[] latin = Jobs.edited(3, "name: Zürich").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Jobs.problems(() -> load(latin)))
                .containsExactly("job.yaml:3:8: JOB-703 Invalid job file: not UTF-8");
    }

    @Test
    void readsAFileWithAByteOrderMark() {
        assertThat(Jobs.load("\uFEFF" + Jobs.SMALL).name()).isEqualTo("flight-delays");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        JobRequest request = JobRequest.of(Path.of("nowhere.yaml"));

        assertThat(Jobs.problems(() -> JobFile.load(request, Jobs.CATALOGUE, new FakeEnvironment())))
                .containsExactly("nowhere.yaml:1:1: JOB-700 Cannot read the job file: no such file");
    }

    @Test
    void refusesAFolder() {
        JobRequest request = JobRequest.of(Path.of("src"));

        assertThat(Jobs.problems(() -> JobFile.load(request, Jobs.CATALOGUE, Environment.system())))
                .containsExactly("src:1:1: JOB-700 Cannot read the job file: Is a directory");
    }

    @Test
    void survivesEveryPrefixOfAJobFile() {
        for (int end = 0; end < Jobs.SMALL.length() - 1; end++) {
            String cut = Jobs.SMALL.substring(0, end);
            List<String> problems = Jobs.problems(cut);
            assertThat(problems).allMatch(problem -> problem.startsWith("job.yaml:"));
        }
    }

    private static void load(byte[] bytes) {
        JobFile.load(JobRequest.of(Jobs.FILE), Jobs.CATALOGUE, new FakeEnvironment().file(Jobs.FILE.toString(), bytes));
    }
}
