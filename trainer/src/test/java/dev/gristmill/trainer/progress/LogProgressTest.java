package dev.gristmill.trainer.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogProgressTest {

    private final List<LogEvent> lines = new ArrayList<>();
    private final Logger logger = (Logger) LogManager.getLogger("gristmill");
    private final Level level = logger.getLevel();
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.toImmutable());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        logger.removeAppender(appender);
        logger.setLevel(level);
    }

    @Test
    void writesALinePerEventWithRunDateAndStepInEach() {
        LogProgress progress = new LogProgress("2001-01-31");
        progress.on(new RunEvent.StepStarted(RunState.READING));
        progress.on(new RunEvent.Claimed("abc", "0001-x", "file:///runs/abc"));
        progress.on(new RunEvent.Noted("Linear algebra: native none"));
        progress.on(new RunEvent.StepFinished(RunState.READING, Duration.ofMillis(12)));
        progress.on(new RunEvent.Measured(Map.of("areaUnderROC", 0.75)));
        progress.on(new RunEvent.Advanced(1, 2, 3, 4));
        progress.on(new RunEvent.Finished(RunState.SUCCEEDED, 0, ""));

        assertThat(lines)
                .extracting(line -> line.getMessage().getFormattedMessage())
                .containsExactly(
                        "READING began",
                        "run abc attempt 0001-x in file:///runs/abc",
                        "Linear algebra: native none",
                        "READING took 12 ms",
                        "areaUnderROC 0.75",
                        "run SUCCEEDED, exit code 0");
        assertThat(lines.get(2).getContextData().toMap())
                .containsEntry("run", "abc")
                .containsEntry("logicalDate", "2001-01-31")
                .containsEntry("step", "READING");
        assertThat(new LogContext().supplyContextData()).doesNotContainKeys("run", "step");
    }

    @Test
    void putsTheRunIntoLinesOfOtherThreadsToo() throws InterruptedException {
        LogProgress progress = new LogProgress(null);
        progress.on(new RunEvent.Claimed("abc", "0001-x", "file:///runs/abc"));
        Thread other = new Thread(() -> logger.warn("from a thread of Spark's"));
        other.start();
        other.join();
        assertThat(lines.get(1).getContextData().toMap())
                .containsEntry("run", "abc")
                .doesNotContainKey("logicalDate");
        progress.on(new RunEvent.Finished(RunState.FAILED, 65, "TRAIN-402 Cannot train"));
        assertThat(lines.get(2).getLevel()).isEqualTo(Level.ERROR);
    }
}
