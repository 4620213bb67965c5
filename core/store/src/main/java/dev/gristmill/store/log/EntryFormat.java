package dev.gristmill.store.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * An entry as bytes: its fields, {@code schemaVersion}, {@code type}, and {@code entrySha256}, the SHA-256 of the
 * canonical bytes of all other fields.
 */
final class EntryFormat {

    static final int LIMIT_BYTES = 64 * 1024;

    private static final String VERSION = "schemaVersion";
    private static final String TYPE = "type";
    private static final String PAYLOAD = "payload";
    private static final String DIGEST = "entrySha256";

    private EntryFormat() {}

    static byte[] write(LogEntry entry) {
        EventType type = entry.payload().type();
        ObjectNode tree = (ObjectNode) CanonicalJson.tree(entry);
        tree.put(VERSION, CanonicalJson.SCHEMA_VERSION).put(TYPE, type.name());
        tree.put(DIGEST, Sha256.of(CanonicalJson.bytes(tree)));
        byte[] bytes = CanonicalJson.bytes(tree);
        if (bytes.length > LIMIT_BYTES) {
            throw new GristmillException(
                    StoreErrors.ENTRY_TOO_LARGE,
                    "Cannot write a " + type + " entry: it has " + bytes.length + " bytes (limit " + LIMIT_BYTES + ")",
                    null,
                    null);
        }
        return bytes;
    }

    /** The entry in the file, if the file is what {@link #write} wrote. */
    static LogEntry read(byte[] bytes, URI file) {
        try {
            ObjectNode tree = CanonicalJson.parse(bytes) instanceof ObjectNode object ? object : empty();
            int version = tree.path(VERSION).asInt();
            if (version > CanonicalJson.SCHEMA_VERSION) {
                throw LogDamage.newer(file, "format " + version);
            }
            requireUntouched(bytes, tree, file);
            String name = tree.path(TYPE).asText();
            EventType type = EventType.named(name).orElseThrow(() -> LogDamage.newer(file, "type " + name));
            return entry(tree, CanonicalJson.readStrictly(tree.path(PAYLOAD), type.payload()));
        } catch (IOException | NullPointerException | IllegalArgumentException e) {
            throw LogDamage.unreadable(file, e);
        }
    }

    private static void requireUntouched(byte[] bytes, ObjectNode tree, URI file) {
        ObjectNode rest = tree.deepCopy().without(DIGEST);
        boolean same = tree.path(DIGEST).asText().equals(Sha256.of(CanonicalJson.bytes(rest)));
        if (!same || !Arrays.equals(bytes, CanonicalJson.bytes(tree))) {
            throw LogDamage.at(file, "it was changed after it was written");
        }
    }

    private static LogEntry entry(ObjectNode tree, LogEvent payload) throws IOException {
        ObjectNode fields = tree.deepCopy().without(List.of(VERSION, TYPE, PAYLOAD, DIGEST));
        Head head = CanonicalJson.readStrictly(fields, Head.class);
        return new LogEntry(
                head.seq, head.epoch, head.runId, head.attemptId, head.nonce, head.at, head.prevSha256, payload);
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private record Head(
            long seq, long epoch, String runId, String attemptId, String nonce, Instant at, String prevSha256) {}
}
