package dev.gristmill.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One output of a process, collected on a thread of its own while the process runs. */
final class Transcript {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    Transcript(InputStream stream) {
        this.reader = new Thread(() -> read(stream), "transcript");
        reader.setDaemon(true);
    }

    Transcript start() {
        reader.start();
        return this;
    }

    /** The first line with the text, as soon as it is there; fails when the output ends without, or when it takes too long. */
    String await(String text, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            int seen = 0;
            while (true) {
                for (; seen < lines.size(); seen++) {
                    if (lines.get(seen).contains(text)) {
                        return lines.get(seen);
                    }
                }
                if (ended || left <= 0) {
                    throw new AssertionError("No line with '" + text + "' in:\n" + String.join("\n", lines));
                }
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Everything, once the process has ended. */
    String text() throws InterruptedException {
        reader.join(TimeUnit.SECONDS.toMillis(10));
        lock.lock();
        try {
            return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        } finally {
            lock.unlock();
        }
    }

    private void read(InputStream stream) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(cut off: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private void add(String line) {
        lock.lock();
        try {
            lines.add(line);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
