package dev.gristmill.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against the grammar of the text exposition format 0.0.4. */
final class PrometheusTextTest {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") ([^\\\\]|\\\\\\\\|\\\\n)+");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (gauge|counter)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\\\\\|\\\\\"|\\\\n)*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")\\{((?:" + LABEL + ",)*)\\} (-?[0-9.]+(?:E-?[0-9]+)?)");

    @Test
    void everyLineIsOfTheFormatUnderOneHelpAndType() {
        String text = text(full("delays"));
        assertThat(text).endsWith("\n");
        String family = "";
        TreeSet<String> seen = new TreeSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher help = HELP.matcher(lines.get(i));
            if (help.matches()) {
                family = help.group(1);
                assertThat(seen.add(family)).as(family).isTrue();
                Matcher type = TYPE.matcher(lines.get(++i));
                assertThat(type.matches()).as(lines.get(i)).isTrue();
                assertThat(type.group(1)).isEqualTo(family);
                assertThat(type.group(2).equals("counter")).isEqualTo(family.endsWith("_total"));
            } else {
                Matcher sample = SAMPLE.matcher(lines.get(i));
                assertThat(sample.matches()).as(lines.get(i)).isTrue();
                assertThat(sample.group(1)).isEqualTo(family);
                assertThat(Double.parseDouble(sample.group(3))).isFinite();
            }
        }
        assertThat(seen).hasSize(18).allMatch(name -> name.startsWith("gristmill_run_"));
    }

    @Test
    void saysWhatTheStatusSays() {
        Map<String, String> samples = samples(text(full("delays")));
        assertThat(samples)
                .containsEntry("state{state=\"TRAINING\",}", "1")
                .containsEntry("state{state=\"FAILED\",}", "0")
                .containsEntry("step{}", "4")
                .containsEntry("steps{}", "6")
                .containsEntry("progress_ratio{}", "0.425")
                .containsEntry("iteration{}", "12")
                .containsEntry("max_iterations{}", "100")
                .containsEntry("remaining_seconds{}", "90")
                .containsEntry("read_rows_total{}", "81000")
                .containsEntry("read_bytes_total{}", "5000000000")
                .containsEntry("rows_per_second{}", "40120.5")
                .containsEntry("loss{}", "0.4714")
                .containsEntry("change{}", "1.0E-5")
                .containsEntry("validation{metric=\"areaUnderROC\",}", "0.71")
                .containsEntry("holdout{metric=\"logLoss\",}", "0.5")
                .containsEntry("checkpoint_timestamp_seconds{}", "1793512845.250")
                .containsEntry("started_timestamp_seconds{}", "1793512800.000")
                .containsEntry("updated_timestamp_seconds{}", "1793512860.000")
                .containsEntry("exit_code{}", "143");
        assertThat(samples.entrySet())
                .filteredOn(sample -> sample.getKey().startsWith("state{"))
                .hasSize(RunState.values().length)
                .filteredOn(sample -> sample.getValue().equals("1"))
                .hasSize(1);
    }

    @Test
    void escapesWhatAJobMayBeCalled() {
        assertThat(text(full("a\\b \"c\"\nd é")))
                .contains("gristmill_run_step{run=\"r1\",attempt=\"0001-a\",job=\"a\\\\b \\\"c\\\"\\nd é\",} 4\n");
    }

    @Test
    void saysNothingOfWhatIsNotKnown() {
        RunStatus status = new RunStatus(
                "r1",
                "0001-a",
                "delays",
                RunState.PENDING,
                null,
                0,
                6,
                null,
                null,
                0,
                null,
                Map.of("loss", Double.NaN, "validation.auc", Double.POSITIVE_INFINITY),
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
        Map<String, String> samples = samples(text(status));
        assertThat(text(status)).doesNotContain("NaN", "Inf", "null");
        assertThat(samples.keySet())
                .filteredOn(sample -> !sample.startsWith("state{"))
                .containsExactlyInAnyOrder(
                        "step{}",
                        "steps{}",
                        "progress_ratio{}",
                        "started_timestamp_seconds{}",
                        "updated_timestamp_seconds{}");
        assertThat(samples).containsEntry("state{state=\"PENDING\",}", "1");
    }

    private static String text(RunStatus status) {
        return new String(status.prometheus(), StandardCharsets.UTF_8);
    }

    /** Values by name and further labels. */
    private static Map<String, String> samples(String text) {
        return text.lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        sample -> sample.group(1).substring("gristmill_run_".length()) + "{"
                                + sample.group(2).replaceFirst("run=\"r1\",attempt=\"0001-a\",job=\"delays\",", "")
                                + "}",
                        sample -> sample.group(3)));
    }

    private static RunStatus full(String job) {
        return new RunStatus(
                "r1",
                "0001-a",
                job,
                RunState.TRAINING,
                "TRAINING",
                4,
                6,
                12,
                100,
                42.5,
                90L,
                Map.of(
                        RunStatus.ROWS_PER_SECOND,
                        40120.5,
                        RunStatus.LOSS,
                        0.4714,
                        RunStatus.CHANGE,
                        1e-5,
                        RunStatus.VALIDATION + "areaUnderROC",
                        0.71,
                        "logLoss",
                        0.5),
                81_000L,
                5_000_000_000L,
                "checkpoints/000002",
                Instant.parse("2026-11-01T06:00:45.250Z"),
                Instant.parse("2026-11-01T06:00:00Z"),
                Instant.parse("2026-11-01T06:01:00Z"),
                143,
                null);
    }
}
