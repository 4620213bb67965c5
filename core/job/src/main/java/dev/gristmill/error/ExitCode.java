package dev.gristmill.error;

import java.util.Arrays;
import java.util.Optional;

/**
 * Exit codes of every command: a contract that cron and a Kubernetes {@code podFailurePolicy} act on. The numbers from
 * 64 on are those of BSD {@code sysexits.h}.
 */
public enum ExitCode {
    /** Published, unchanged, or this logical date is already done. */
    OK(0, false),
    /** The JVM ended itself: out of memory. */
    OUT_OF_MEMORY(3, true),
    /** The gate rejected the challenger; the champion stays. */
    REJECTED(10, false),
    /** Invalid job file or command line. */
    INVALID(64, false),
    /** The data breaks its contract or cannot be trained on, or a stored model is damaged. */
    DATA(65, false),
    /** Data or model not there (yet). */
    MISSING(66, false),
    /** A bug in Gristmill. */
    BUG(70, false),
    /** Storage, executors, network or a claim failed. */
    RETRY(75, true),
    /** Stopped by a signal. */
    STOPPED(143, true);

    private final int number;
    private final boolean retryable;

    ExitCode(int number, boolean retryable) {
        this.number = number;
        this.retryable = retryable;
    }

    /** The one with this number. */
    public static Optional<ExitCode> of(int number) {
        return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
    }

    /** The number that the process ends with, 0 to 255. */
    public int number() {
        return number;
    }

    /** Whether the same command may succeed when it is simply run again. */
    public boolean retryable() {
        return retryable;
    }
}
