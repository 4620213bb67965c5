package dev.gristmill.store.log;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The append-only log of one model: numbered immutable entries, each holding the hash of the one before. Put-if-absent
 * of the next number is the only primitive: there is no lock, no mutable pointer, and no clock is ever compared.
 */
public final class ModelLog {

    private final Storage storage;
    private final ModelLayout layout;
    private final InstantSource clock;
    private final Supplier<String> nonces;

    /** The log of this model; each nonce is different from all others, in any process. */
    public ModelLog(Storage storage, ModelLayout layout, InstantSource clock, Supplier<String> nonces) {
        this.storage = storage;
        this.layout = layout;
        this.clock = clock;
        this.nonces = nonces;
    }

    /** Reads and checks every entry. A log that is damaged, or newer than this release, is refused by the file's name. */
    public ModelState read() {
        StateFold fold = new StateFold(ModelState.empty(layout.model()));
        long last = lastNumber();
        for (long seq = 1; seq <= last; seq++) {
            add(fold, seq);
        }
        return fold.state();
    }

    /** Every entry, checked as {@link #read} does, oldest first. */
    public List<LogEntry> entries() {
        StateFold fold = new StateFold(ModelState.empty(layout.model()));
        long last = lastNumber();
        List<LogEntry> entries = new ArrayList<>();
        for (long seq = 1; seq <= last; seq++) {
            entries.add(add(fold, seq));
        }
        return List.copyOf(entries);
    }

    /**
     * Appends an entry and returns the state with it. Repeating the commit of a run returns the state with the version
     * that stands. Refused, and retryable, when another run has claimed since, or the alias was moved.
     */
    public ModelState append(Author author, LogEvent event) {
        String nonce = nonces.get();
        while (true) {
            ModelState state = read();
            if (Guards.repeats(state, author, event)) {
                return state;
            }
            LogEntry entry = entry(state, author, event, nonce);
            byte[] bytes = EntryFormat.write(entry);
            if (stored(entry, bytes)) {
                StateFold fold = new StateFold(state);
                fold.add(entry, Sha256.of(bytes));
                return fold.state();
            }
        }
    }

    private LogEntry entry(ModelState state, Author author, LogEvent event, String nonce) {
        return new LogEntry(
                state.tail().seq() + 1,
                author.epoch(),
                author.runId(),
                author.attemptId(),
                nonce,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                state.tail().sha256(),
                event);
    }

    // A failed put may have stored the entry all the same: what is in the slot decides
    private boolean stored(LogEntry entry, byte[] bytes) {
        String key = layout.entryKey(entry.seq());
        try {
            if (storage.putIfAbsent(key, bytes) == PutOutcome.CREATED) {
                return true;
            }
        } catch (GristmillException e) {
            if (!e.retryable() || storage.read(key).isEmpty()) {
                throw e;
            }
        }
        Optional<byte[]> slot = storage.read(key);
        return slot.isPresent()
                && EntryFormat.read(slot.get(), storage.uri(key)).nonce().equals(entry.nonce());
    }

    private long lastNumber() {
        long last = 0;
        for (StoredObject object : storage.list(layout.logFolder())) {
            long number = layout.entryNumber(object.key()).orElse(0);
            if (number > 0 && object.sizeBytes() > EntryFormat.LIMIT_BYTES) {
                throw LogDamage.at(storage.uri(object.key()), "it has " + object.sizeBytes() + " bytes");
            }
            last = Math.max(last, number);
        }
        return last;
    }

    // Read by number, not from the listing: a folder that grows while it is listed may show 8 without 7
    private LogEntry add(StateFold fold, long seq) {
        String key = layout.entryKey(seq);
        byte[] bytes = storage.read(key)
                .orElseThrow(() -> LogDamage.at(storage.uri(key), "it is missing, later ones are there"));
        LogEntry entry = EntryFormat.read(bytes, storage.uri(key));
        fold.objection(entry).ifPresent(reason -> {
            throw LogDamage.at(storage.uri(key), reason);
        });
        fold.add(entry, Sha256.of(bytes));
        return entry;
    }
}
