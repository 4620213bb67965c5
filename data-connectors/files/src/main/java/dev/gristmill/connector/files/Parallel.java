package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Looks at many files or folders on the driver, some at a time: what they cost is the way to the store. */
final class Parallel {

    private static final int THREADS = 16;

    private Parallel() {}

    /** What a look at each gives, in their order; what the first failing look throws. */
    static <F, T> List<T> map(List<F> files, Function<F, T> look) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(THREADS, files.size())));
        try {
            List<Future<T>> looks = new ArrayList<>();
            files.forEach(file -> looks.add(pool.submit(() -> look.apply(file))));
            List<T> seen = new ArrayList<>();
            for (Future<T> it : looks) {
                seen.add(it.get());
            }
            return seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GristmillException(
                    FilesErrors.CANNOT_READ, "Cannot look at the source's files: interrupted", "source.path", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Cannot look at the source's files: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }
}
