package dev.gristmill.store.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * States that were folded before, so that a long log need not be read from its beginning each time. A snapshot follows from
 * the entries alone: any writer may write it again, and without it everything is the same, only slower. One is used if it is
 * whole, of this format, and names the entry that is there under its number; otherwise it is ignored.
 */
final class Snapshots {

    /** There is a snapshot after each so many entries. */
    static final int INTERVAL = 64;

    private static final Logger LOG = LogManager.getLogger(Snapshots.class);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final String VERSION = "schemaVersion";
    private static final String STATE = "state";
    private static final String DIGEST = "stateSha256";
    private static final int KEPT = 2;

    private final Storage storage;
    private final ModelLayout layout;

    Snapshots(Storage storage, ModelLayout layout) {
        this.storage = storage;
        this.layout = layout;
    }

    /** The newest one that the hint knows; empty if there is none that can be used. */
    Optional<ModelState> newest() {
        Optional<String> hint =
                storage.read(layout.hintKey()).map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
        if (hint.isEmpty()) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(hint.get()).matches()) {
            LOG.warn("{} is not a number and is ignored", storage.uri(layout.hintKey()));
            return Optional.empty();
        }
        return read(Long.parseLong(hint.get()));
    }

    private Optional<ModelState> read(long seq) {
        String key = layout.snapshotKey(seq);
        Optional<byte[]> bytes = storage.read(key);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(checked(bytes.get(), seq));
        } catch (IOException | NullPointerException | IllegalArgumentException e) {
            LOG.warn("The snapshot {} is ignored, and the whole log is read: {}", storage.uri(key), e.getMessage());
            return Optional.empty();
        }
    }

    private ModelState checked(byte[] bytes, long seq) throws IOException {
        JsonNode tree = CanonicalJson.parse(bytes);
        if (tree.path(VERSION).asInt() != CanonicalJson.SCHEMA_VERSION) {
            throw new IOException("it has another format");
        }
        JsonNode content = tree.path(STATE);
        if (!Sha256.of(CanonicalJson.bytes(content)).equals(tree.path(DIGEST).asText())) {
            throw new IOException("it was changed after it was written");
        }
        ModelState state = CanonicalJson.readStrictly(content, ModelState.class);
        String entry = storage.read(layout.entryKey(seq)).map(Sha256::of).orElse("");
        if (!state.model().equals(layout.model()) || !state.tail().equals(new LogTail(seq, entry))) {
            throw new IOException("it does not belong to this log");
        }
        return state;
    }

    /** Writes the snapshot of a state after which one is due. That it cannot be written is no reason to fail. */
    void write(ModelState state) {
        long seq = state.tail().seq();
        if (seq % INTERVAL != 0) {
            return;
        }
        try {
            storage.replace(layout.snapshotKey(seq), bytes(state));
            storage.replace(layout.hintKey(), (seq + "\n").getBytes(StandardCharsets.US_ASCII));
            if (seq > KEPT * INTERVAL) {
                storage.delete(layout.snapshotKey(seq - KEPT * INTERVAL));
            }
        } catch (GristmillException e) {
            LOG.warn("Cannot write a snapshot of the log of {}: {}", layout.model(), e.getMessage());
        }
    }

    private static byte[] bytes(ModelState state) {
        JsonNode content = CanonicalJson.tree(state);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put(VERSION, CanonicalJson.SCHEMA_VERSION).put(DIGEST, Sha256.of(CanonicalJson.bytes(content)));
        return CanonicalJson.bytes(tree.set(STATE, content));
    }
}
