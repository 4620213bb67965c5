package dev.gristmill.cli.status;

import dev.gristmill.cli.Words;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunStatus;
import dev.gristmill.store.run.StoredRun;
import dev.gristmill.store.run.StoredRuns;
import dev.gristmill.store.time.MonotonicTime;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;

/** Tells people how far a run is, once or until it has ended. */
final class Following {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** How often we look for a last status after the log has the end: the report is written in between. */
    private static final int LOOKS = 30;

    private final StoredRuns runs;
    private final InstantSource clock;
    private final MonotonicTime time;
    private final PrintWriter out;

    Following(StoredRuns runs, InstantSource clock, MonotonicTime time, PrintWriter out) {
        this.runs = runs;
        this.clock = clock;
        this.time = time;
        this.out = out;
    }

    /** Tells all there is to say now. */
    RunStatus tell(StoredRun run) {
        RunStatus status = runs.status(run);
        print(StatusText.of(run, runs.folder(run), status, clock.instant()));
        return status;
    }

    /**
     * Looks every second, and tells what has changed, until the run has ended; how it did. Where nothing is written any
     * more, the log is asked: another attempt may have taken over, or the last status may never have been written.
     */
    ExitCode follow(StoredRun first) throws InterruptedException {
        StoredRun run = first;
        RunStatus status = tell(run);
        String told = line(status);
        int looksAfterEnd = 0;
        while (!status.state().finished()) {
            time.pause(PAUSE);
            status = runs.lookUp(run).orElse(status);
            told = tellChange(told, status);
            if (StatusText.silent(status, clock.instant())) {
                run = runs.newest(run);
            }
            Release release = run.attempt().release();
            looksAfterEnd = release == null ? 0 : looksAfterEnd + 1;
            if (release != null && looksAfterEnd > LOOKS && !status.state().finished()) {
                return released(release);
            }
        }
        print(StatusText.failure(status));
        Integer exitCode = status.exitCode();
        return exitCode == null ? ExitCode.OK : ExitCode.of(exitCode).orElse(ExitCode.BUG);
    }

    private String tellChange(String told, RunStatus status) {
        String line = line(status);
        if (!line.equals(told)) {
            print(Words.second(status.updatedAt()) + "  " + line + System.lineSeparator());
        }
        return line;
    }

    private String line(RunStatus status) {
        return StatusText.line(status, clock.instant());
    }

    /** What is known without the last status: of failures only whether they may pass. */
    private ExitCode released(Release release) {
        print("ended as " + release.outcome() + ", says the log; the last status was not written"
                + System.lineSeparator());
        return switch (release.outcome()) {
            case SUCCEEDED -> ExitCode.OK;
            case REJECTED -> ExitCode.REJECTED;
            case STOPPED -> ExitCode.STOPPED;
            case FAILED -> release.retryable() ? ExitCode.RETRY : ExitCode.DATA;
        };
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
