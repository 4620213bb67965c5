package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How long {@code validate} takes, the launcher and the JVM's start included. Its aim, 2 s, is reported and not judged. */
final class ValidateSpeedIT {

    private static final int RUNS = 5;
    /** Five times the aim: more than a busy machine explains. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void validatesInSeconds(TestReporter reporter) throws IOException, InterruptedException {
        List<Duration> durations = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Program.Ended ended = Launcher.run("validate", January.JOB);
            durations.add(Duration.ofNanos(System.nanoTime() - start));
            assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
        Duration median = durations.stream().sorted().toList().get(RUNS / 2);
        reporter.publishEntry("validate, median of " + RUNS, median.toMillis() + " ms");
        assertThat(median).isLessThan(LIMIT);
    }
}
