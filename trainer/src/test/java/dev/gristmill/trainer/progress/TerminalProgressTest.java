package dev.gristmill.trainer.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.run.RunState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Lines lines = new Lines(90);
    private final TerminalProgress progress =
            new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), lines);

    @AfterEach
    void end() {
        progress.on(new RunEvent.Finished(RunState.SUCCEEDED, 0, ""));
        assertThat(lines.seen).last().asString().isBlank();
    }

    @Test
    void showsStepTasksRowsAndBytesOnOneLine() {
        progress.on(new RunEvent.StepStarted(RunState.PREPARING));
        progress.on(new RunEvent.Advanced(2, 4, 359_166, 3_711_825));
        progress.on(new RunEvent.StepFinished(RunState.PREPARING, Duration.ofSeconds(1)));
        assertThat(lines.seen)
                .last()
                .asString()
                .matches("3/6 preparing  \\[==========          ] 0:0\\d  task 2/4, 359,166 rows and 3\\.5 MiB read");
    }

    @Test
    void leavesWarningsAbove() {
        progress.on(new RunEvent.Warned("The run starts over"));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("warning: The run starts over\n");
    }

    @Test
    void fitsTheTerminal() {
        Lines narrow = new Lines(20);
        TerminalProgress onNarrow = new TerminalProgress(System.err, narrow);
        onNarrow.on(new RunEvent.StepStarted(RunState.PUBLISHING));
        onNarrow.on(new RunEvent.Finished(RunState.FAILED, 65, "x"));
        assertThat(narrow.seen).contains("6/6 publishing [====").allMatch(line -> line.length() <= 20);
        progress.on(new RunEvent.StepStarted(RunState.PUBLISHING));
    }

    /** What would be on the terminal, one entry per repaint. */
    private static final class Lines implements ProgressBarConsumer {

        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final int width;

        Lines(int width) {
            this.width = width;
        }

        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public void accept(String line) {
            seen.add(line);
        }

        @Override
        public void clear() {
            seen.add("");
        }

        @Override
        public void close() {}
    }
}
