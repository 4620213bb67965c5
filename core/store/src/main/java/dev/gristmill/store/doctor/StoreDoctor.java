package dev.gristmill.store.doctor;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import dev.gristmill.store.time.MonotonicTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Tries out what a model store builds on, in a hidden folder of its own that it takes away again. What fails here is
 * certain; what passes has not been seen to fail, which is all that trying can say.
 *
 * <p>Two clients play writers on two hosts. A storage that cannot be reached is a
 * {@link dev.gristmill.error.GristmillException}, not a finding.
 */
public final class StoreDoctor {

    private static final int LARGE_BYTES = 9 << 20;
    private static final int LISTED = 5;

    private final Storage one;
    private final Storage other;
    private final MonotonicTime time;
    private final String folder;

    /**
     * A doctor for this storage.
     *
     * @param one a client of it
     * @param other a second client of the same storage
     * @param time for waiting until it is known what became of a put
     * @param nonce names the folder; unlike any other doctor's
     */
    public StoreDoctor(Storage one, Storage other, MonotonicTime time, String nonce) {
        this.one = one;
        this.other = other;
        this.time = time;
        this.folder = ".gristmill-doctor-" + nonce;
    }

    /** All findings, in a fixed order. */
    public List<Finding> examine() {
        try {
            return List.of(
                    secondPutLoses(),
                    race(),
                    readAfterWrite(),
                    listAfterWrite(),
                    samePutAgain(),
                    closeKeepsAll(),
                    deletion());
        } finally {
            takeAway();
        }
    }

    private Finding secondPutLoses() {
        String key = key("twice");
        PutOutcome first = put(one, key, bytes("first"));
        PutOutcome second = put(other, key, bytes("second"));
        boolean kept = holds(one, key, bytes("first"));
        return new Finding(
                "second put loses",
                first == PutOutcome.CREATED && second == PutOutcome.EXISTS && kept,
                "first " + first + ", second " + second + (kept ? "" : ", the first one's bytes are gone"));
    }

    private Finding race() {
        return new Race(one, other, time, key("race")).run();
    }

    private Finding readAfterWrite() {
        String key = key("read");
        boolean before = other.read(key).isEmpty();
        put(one, key, bytes("there"));
        boolean after = holds(other, key, bytes("there"));
        return new Finding(
                "read after write",
                before && after,
                after ? "another client reads the bytes at once" : "another client does not read the bytes");
    }

    private Finding listAfterWrite() {
        for (int number = 1; number <= LISTED; number++) {
            put(one, key("list/" + number), bytes("x".repeat(number)));
            List<StoredObject> listed = other.list(key("list"));
            if (listed.size() != number || listed.get(number - 1).sizeBytes() != number) {
                return new Finding(
                        "list after write", false, "after " + number + " files another client lists " + listed.size());
            }
        }
        return new Finding("list after write", true, "another client lists each file at once, with its size");
    }

    private Finding samePutAgain() {
        String key = key("again");
        put(one, key, bytes("same"));
        put(one, key, bytes("same"));
        PutOutcome stranger = put(other, key, bytes("other"));
        boolean kept = holds(one, key, bytes("same"));
        return new Finding(
                "same put again, as after a lost answer",
                stranger == PutOutcome.EXISTS && kept,
                kept ? "it changes nothing" : "the bytes are gone");
    }

    private Finding closeKeepsAll() {
        String key = key("large");
        byte[] large = new byte[LARGE_BYTES];
        new Random(1).nextBytes(large);
        put(one, key, large);
        boolean whole;
        try (InputStream in = other.open(key)) {
            whole = Arrays.equals(in.readAllBytes(), large);
        } catch (IOException e) {
            whole = false;
        }
        return new Finding(
                "what is closed is whole",
                whole,
                (LARGE_BYTES >> 20) + " MiB " + (whole ? "read back by another client" : "not read back"));
    }

    private Finding deletion() {
        String key = key("gone");
        put(one, key, bytes("old"));
        one.delete(key);
        boolean gone = other.read(key).isEmpty();
        boolean free = put(other, key, bytes("new")) == PutOutcome.CREATED;
        return new Finding(
                "what is deleted is gone",
                gone && free && holds(one, key, bytes("new")),
                gone && free ? "the name is free again" : "the name is still taken");
    }

    private void takeAway() {
        try {
            one.list(folder).forEach(object -> one.delete(object.key()));
        } catch (GristmillException e) {
            // What kept the probes from running says more
        }
    }

    private PutOutcome put(Storage client, String key, byte[] bytes) {
        return new SettledPut(client, time).put(key, bytes);
    }

    private String key(String name) {
        return folder + "/" + name;
    }

    static boolean holds(Storage storage, String key, byte[] expected) {
        Optional<byte[]> there = storage.read(key);
        return there.isPresent() && Arrays.equals(there.get(), expected);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
