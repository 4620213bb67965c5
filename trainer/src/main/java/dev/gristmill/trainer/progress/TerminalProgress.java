package dev.gristmill.trainer.progress;

import dev.gristmill.store.run.RunState;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/** One live line on a terminal: step, progress of its tasks, rows and bytes read, time passed. */
public final class TerminalProgress implements RunListener {

    private static final int STEP_UNITS = 100;
    private static final int BAR_WIDTH = 20;
    private static final double MIB = 1 << 20;

    private final PrintStream terminal;
    private final ProgressBar bar;
    private final Line line;
    private volatile RunState step = RunState.PENDING;
    /** Iterations say more than tasks. */
    private volatile boolean fitting;

    /** A display on a terminal as wide as it happens to be. */
    public TerminalProgress(PrintStream terminal) {
        this(terminal, new ConsoleProgressBarConsumer(terminal));
    }

    TerminalProgress(PrintStream terminal, ProgressBarConsumer lines) {
        this.terminal = terminal;
        this.line = new Line(lines);
        this.bar = new ProgressBarBuilder()
                .setInitialMax((long) STEP_UNITS * RunEvent.STEPS.size())
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .setRenderer(this::render)
                .setConsumer(line)
                .build();
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.StepStarted started) {
            step = started.step();
            fitting = false;
            bar.setExtraMessage("");
            show(0);
            bar.refresh();
        } else if (event instanceof RunEvent.Advanced advanced && !fitting) {
            bar.setExtraMessage(String.format(
                    Locale.ROOT,
                    "task %d/%d, %,d rows and %.1f MiB read",
                    advanced.tasksDone(),
                    advanced.tasks(),
                    advanced.rowsRead(),
                    advanced.bytesRead() / MIB));
            show(advanced.tasks() == 0 ? 0 : (double) advanced.tasksDone() / advanced.tasks());
        } else if (event instanceof RunEvent.Iterated iterated) {
            fitting = true;
            bar.setExtraMessage(FitLine.of(iterated));
            show((double) iterated.point().iteration() / iterated.maxIterations());
        } else if (event instanceof RunEvent.Waiting waiting) {
            bar.setExtraMessage(waiting.text());
            bar.refresh();
        } else if (event instanceof RunEvent.StepFinished) {
            show(1);
            bar.refresh();
        } else if (event instanceof RunEvent.Warned warned) {
            terminal.print("\r\u001b[2Kwarning: " + warned.text() + "\n");
        } else if (event instanceof RunEvent.Finished) {
            bar.close();
            line.end();
        }
    }

    private void show(double share) {
        bar.stepTo(Math.round(STEP_UNITS * (RunEvent.STEPS.indexOf(step) + share)));
    }

    private String render(ProgressState state, int width) {
        int filled = (int) (state.getNormalizedProgress() * BAR_WIDTH);
        Duration elapsed = state.getElapsedAfterStart();
        String text = String.format(
                Locale.ROOT,
                "%d/%d %-10s [%s%s] %d:%02d  %s",
                RunEvent.STEPS.indexOf(step) + 1,
                RunEvent.STEPS.size(),
                step.name().toLowerCase(Locale.ROOT),
                "=".repeat(filled),
                " ".repeat(BAR_WIDTH - filled),
                elapsed.toMinutes(),
                elapsed.toSecondsPart(),
                state.getExtraMessage());
        return text.substring(0, Math.min(text.length(), Math.max(0, width)));
    }

    /** The line that the bar paints; blank and left alone from the end on, even if the bar's own thread is late. */
    private static final class Line implements ProgressBarConsumer {

        private final ProgressBarConsumer painter;
        private boolean ended;

        Line(ProgressBarConsumer painter) {
            this.painter = painter;
        }

        @Override
        public int getMaxRenderedLength() {
            return painter.getMaxRenderedLength();
        }

        @Override
        public synchronized void accept(String text) {
            if (!ended) {
                painter.accept(text);
            }
        }

        @Override
        public synchronized void clear() {
            painter.clear();
        }

        @Override
        public void close() {
            // A painter that is closed goes on to the next line
        }

        synchronized void end() {
            ended = true;
            painter.clear();
        }
    }
}
