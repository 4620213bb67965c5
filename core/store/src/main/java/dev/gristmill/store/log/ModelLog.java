package dev.gristmill.store.log;

import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The append-only log of one model: numbered immutable entries, each holding the hash of the one before. Put-if-absent
 * of the next number is the only primitive: there is no lock, no mutable pointer, and no clock is ever compared.
 */
public final class ModelLog {

    private static final String GC = "gc";

    private final Storage storage;
    private final ModelLayout layout;
    private final InstantSource clock;
    private final Supplier<String> nonces;
    private final SettledPut puts;
    private final Snapshots snapshots;

    /** The log of this model; each nonce is different from all others, in any process. */
    public ModelLog(
            Storage storage, ModelLayout layout, InstantSource clock, Supplier<String> nonces, SettledPut puts) {
        this.storage = storage;
        this.layout = layout;
        this.clock = clock;
        this.nonces = nonces;
        this.puts = puts;
        this.snapshots = new Snapshots(storage, layout);
    }

    /**
     * Reads the log: from the newest snapshot on if there is one that can be used, else from its beginning. An entry that is
     * damaged, or newer than this release, is refused by the file's name.
     */
    public ModelState read() {
        return snapshots.newest().map(this::readOn).orElseGet(this::readAll);
    }

    private ModelState readOn(ModelState snapshot) {
        StateFold fold = new StateFold(snapshot);
        for (long seq = snapshot.tail().seq() + 1; add(fold, seq).isPresent(); seq++) {
            // One entry after the other, up to the first number that is free
        }
        return fold.state();
    }

    /** Reads and checks every entry, and no snapshot: finds what was changed or taken away anywhere in the log. */
    public ModelState readAll() {
        StateFold fold = new StateFold(ModelState.empty(layout.model()));
        entries(fold);
        return fold.state();
    }

    /** Every entry, checked as {@link #readAll} does, oldest first. */
    public List<LogEntry> entries() {
        return entries(new StateFold(ModelState.empty(layout.model())));
    }

    private List<LogEntry> entries(StateFold fold) {
        List<LogEntry> entries = new ArrayList<>();
        long last = lastNumber();
        for (long seq = 1; seq <= last; seq++) {
            String key = layout.entryKey(seq);
            entries.add(add(fold, seq)
                    .orElseThrow(() -> LogDamage.at(storage.uri(key), "it is missing, later ones are there")));
        }
        return List.copyOf(entries);
    }

    /**
     * Appends an entry and returns the state with it. Repeating the commit of a run returns the state with the version
     * that stands. Refused, and retryable, when another run has claimed since, or the alias was moved.
     */
    public ModelState append(Author author, LogEvent event) {
        return append(state -> author, event);
    }

    /** Appends what no run says, at whatever epoch the model has come to. */
    public ModelState maintain(String maintainer, LogEvent event) {
        return append(state -> new Author(state.epoch(), GC, maintainer), event);
    }

    /** Refuses, retryable, an author whom another claim has fenced off. */
    public void requireCurrent(Author author) {
        ModelState state = read();
        Guards.requireCurrent(state, author);
    }

    private ModelState append(Function<ModelState, Author> by, LogEvent event) {
        String nonce = nonces.get();
        while (true) {
            ModelState state = read();
            Author author = by.apply(state);
            if (Guards.repeats(state, author, event)) {
                return state;
            }
            LogEntry entry = entry(state, author, event, nonce);
            byte[] bytes = EntryFormat.write(entry);
            if (puts.put(layout.entryKey(entry.seq()), bytes) == PutOutcome.CREATED) {
                StateFold fold = new StateFold(state);
                fold.add(entry, Sha256.of(bytes));
                ModelState after = fold.state();
                snapshots.write(after);
                return after;
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
    private Optional<LogEntry> add(StateFold fold, long seq) {
        String key = layout.entryKey(seq);
        byte[] bytes = storage.read(key).orElse(null);
        if (bytes == null) {
            return Optional.empty();
        }
        if (bytes.length > EntryFormat.LIMIT_BYTES) {
            throw LogDamage.at(storage.uri(key), "it has " + bytes.length + " bytes");
        }
        LogEntry entry = EntryFormat.read(bytes, storage.uri(key));
        fold.objection(entry).ifPresent(reason -> {
            throw LogDamage.at(storage.uri(key), reason);
        });
        fold.add(entry, Sha256.of(bytes));
        return Optional.of(entry);
    }
}
