package dev.gristmill.store.storage;

import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Nonces of 128 random bits, as 32 lower-case hexadecimal digits. */
public final class RandomNonces implements Supplier<String> {

    private static final int BYTES = 16;

    private final RandomGenerator random;

    /** Nonces from this source; it must be unpredictable for nonces that no other process draws. */
    public RandomNonces(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public String get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
