package dev.gristmill.store.fake;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** 1, 2, 3... as 32 hexadecimal digits that end in zeros, so that their beginnings differ too. */
public final class CountingNonces implements Supplier<String> {

    private final AtomicLong last;

    public CountingNonces() {
        this(0);
    }

    /** Those after this one. */
    public CountingNonces(long last) {
        this.last = new AtomicLong(last);
    }

    @Override
    public String get() {
        return String.format(Locale.ROOT, "%08x", last.incrementAndGet()) + "0".repeat(24);
    }
}
