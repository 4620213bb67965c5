package dev.gristmill.store.storage;

import dev.gristmill.error.GristmillException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Named bytes below one root: a folder, a bucket, a directory of HDFS. Keys are relative, their segments divided by
 * {@code /}; a key with an empty segment, {@code .}, {@code ..}, a backslash or a control character is refused with
 * {@link IllegalArgumentException} before anything is touched.
 *
 * <p>Safe for use by any number of threads and processes. Failures are
 * {@link GristmillException}; those that may pass are retryable.
 */
public interface Storage {

    /**
     * Stores the bytes under the key unless it is taken. Of any number of writers exactly one creates the key, and no
     * reader ever sees it with other than the winner's bytes, all of them. Once this returns, a crash of the host does
     * not undo it. Every answer but {@link PutOutcome#CREATED} leaves the outcome open: {@link SettledPut} finds it out.
     *
     * @throws GristmillException retryable; the bytes may have been stored, or be stored yet
     */
    PutOutcome putIfAbsent(String key, byte[] bytes);

    /** Stores the bytes under the key, whatever was there: a reader sees the old bytes or the new ones. */
    void replace(String key, byte[] bytes);

    /** All bytes under the key, if it is there. */
    Optional<byte[]> read(String key);

    /** The bytes under the key as a stream that the caller closes; a missing key is an error. */
    InputStream open(String key);

    /**
     * Makes what others wrote under the key, Spark for one, as durable as what {@link #putIfAbsent} stores. Does nothing
     * where a file is durable as soon as it is closed.
     */
    void persist(String key);

    /**
     * Takes the key away, and the folders that hold nothing after that; does nothing if it is not there. Whoever else
     * writes into such a folder at that moment still succeeds.
     */
    void delete(String key);

    /**
     * Takes away what writers that crashed left below the folder under hidden names, if it was stored before this time by
     * the storage's clock; how many bytes. None where a crash leaves nothing.
     */
    default long discardLeftovers(String folder, Instant before) {
        return 0;
    }

    /**
     * Every key below the folder, at any depth, in ascending order; none if there is no such folder. A link, a device or
     * the like among them is an error.
     */
    default List<StoredObject> list(String folder) {
        return list(folder, (key, failure) -> {
            throw failure;
        });
    }

    /**
     * The same, for who must know of everything that is there.
     *
     * @param odd is told each link, device and the like, which the answer leaves out: its key, and the error that it is
     */
    List<StoredObject> list(String folder, BiConsumer<String, GristmillException> odd);

    /** The names of the folders right below the folder ("" is the root), in ascending order. */
    List<String> children(String folder);

    /** Where others, Spark for one, find the key or the folder. */
    URI uri(String key);

    /** Where everything lies; without secrets. */
    URI root();

    /** Whether the root is there. A root that is not there reads as empty and comes into being by the first write. */
    boolean exists();

    /** Fails if this storage cannot keep the promises of {@link #putIfAbsent}; leaves nothing behind. */
    void verifyWritable();
}
