package dev.gristmill.store.checkpoint;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one run. An attempt writes its own, and goes on from the newest good one of any attempt that was not
 * overtaken by it later: a zombie's are as good as others up to the claim that took over, and it can write none after.
 *
 * <pre>
 * MODEL/runs/RUN/ATTEMPT/checkpoints/000007/{state, CHECKPOINT.json}
 * </pre>
 *
 * <p>For one thread.
 */
public final class Checkpoints {

    /** So many are kept: the last can be damaged. */
    private static final int KEPT = 2;

    private static final Pattern DOCUMENT =
            Pattern.compile("(?<folder>.*/(?<attempt>[^/]+)/checkpoints/(?<sequence>[0-9]{6}))/CHECKPOINT\\.json");
    private static final Pattern FILE = Pattern.compile("(?<folder>.*/checkpoints/[0-9]{6})/[^/]+");

    private final Storage storage;
    private final AttemptLayout layout;
    private final Attempt attempt;
    private final SettledPut puts;
    private final InstantSource clock;
    private final Runnable requireHeld;
    /** Those that are there, the most useless first. */
    private @Nullable List<String> folders;
    /**
     * Of an attempt.
     *
     * @param puts stores what is absent, into the same storage
     * @param held the time, and whether the run is still the attempt's
     */
    public Checkpoints(Storage storage, Attempt attempt, AttemptLayout layout, SettledPut puts, Held held) {
        this.storage = storage;
        this.layout = layout;
        this.attempt = attempt;
        this.puts = puts;
        this.clock = held.clock();
        this.requireHeld = held.requireHeld();
    }

    /**
     * What an attempt holds.
     *
     * @param clock the time of day
     * @param requireHeld fails once another has taken over
     */
    public record Held(InstantSource clock, Runnable requireHeld) {}

    /**
     * The newest checkpoint of the run that is whole and fits.
     *
     * @param basis what it must have been made from
     * @param told hears of each that is damaged or does not fit, in one sentence without a final period
     */
    public Optional<SavedState> newest(Map<String, String> basis, Consumer<String> told) {
        List<String> kept = new ArrayList<>();
        Optional<SavedState> found = Optional.empty();
        List<Matcher> documents = keys().stream()
                .map(DOCUMENT::matcher)
                .filter(Matcher::matches)
                .sorted(Comparator.comparing((Matcher it) -> it.group("attempt"))
                        .thenComparing(it -> it.group("sequence"))
                        .reversed())
                .toList();
        for (Matcher document : documents) {
            String folder = document.group("folder");
            Optional<SavedState> saved = found.isPresent() ? Optional.empty() : read(folder, basis, told);
            if (saved.isPresent() || found.isPresent()) {
                kept.add(0, folder);
            }
            found = found.or(() -> saved);
        }
        folders = new ArrayList<>(
                there().stream().filter(folder -> !kept.contains(folder)).toList());
        folders.addAll(kept);
        return found;
    }

    private Optional<SavedState> read(String folder, Map<String, String> basis, Consumer<String> told) {
        try {
            byte[] json = storage.read(folder + "/CHECKPOINT.json").orElseThrow(() -> new IOException("it is gone"));
            Checkpoint checkpoint = CanonicalJson.readDocument(json, Checkpoint.class);
            if (checkpoint.epoch() > attempt.epoch()) {
                told.accept("Checkpoint " + folder + " is not used: an attempt wrote it that has taken over since");
                return Optional.empty();
            }
            Set<String> differences = checkpoint.differences(basis);
            if (!differences.isEmpty()) {
                told.accept("Checkpoint " + folder + " is not used: it was made with "
                        + differences.stream()
                                .map(name -> name + " "
                                        + brief(checkpoint.basis().get(name)) + " instead of " + brief(basis.get(name)))
                                .collect(Collectors.joining(", ")));
                return Optional.empty();
            }
            byte[] state = storage.read(folder + "/state").orElseThrow(() -> new IOException("its state is gone"));
            if (!checkpoint.describes(state)) {
                throw new IOException("its state has other bytes than were written");
            }
            return Optional.of(new SavedState(checkpoint, state));
        } catch (IOException e) {
            told.accept("Checkpoint " + folder + " is damaged and not used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String brief(@Nullable String value) {
        return value == null ? "none" : value.substring(0, Math.min(12, value.length()));
    }

    /**
     * Writes the next one, unless another has taken over, and takes away those that are not needed any more.
     *
     * @param iteration how many iterations it has behind it
     * @param basis what must be the same for a fit to go on from it
     * @return where it is
     */
    public String write(int iteration, byte[] state, Map<String, String> basis) {
        List<String> known = known();
        int sequence = next(known);
        String folder = layout.checkpointFolder(sequence);
        store(folder + "/state", state);
        requireHeld.run();
        Checkpoint checkpoint = new Checkpoint(
                sequence,
                attempt.epoch(),
                attempt.attemptId(),
                iteration,
                clock.instant(),
                basis,
                state.length,
                Sha256.of(state));
        store(folder + "/CHECKPOINT.json", CanonicalJson.document(checkpoint));
        known.add(folder);
        while (known.size() > KEPT) {
            delete(known.remove(0));
        }
        return folder;
    }

    private void store(String key, byte[] bytes) {
        if (puts.put(key, bytes) == PutOutcome.EXISTS) {
            throw new GristmillException(
                    StoreErrors.PROTOCOL,
                    "Cannot store " + key + ": this attempt has stored other bytes there",
                    null,
                    null);
        }
    }

    /** Takes all of the run's away: it is over. */
    public void discard() {
        known().forEach(this::delete);
        folders = null;
    }

    // The document first: without it there is no checkpoint that could be damaged
    private void delete(String folder) {
        storage.delete(folder + "/CHECKPOINT.json");
        storage.delete(folder + "/state");
    }

    private List<String> known() {
        List<String> known = folders;
        if (known == null) {
            known = new ArrayList<>(there());
            folders = known;
        }
        return known;
    }

    private List<String> there() {
        return keys().stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(it -> it.group("folder"))
                .distinct()
                .toList();
    }

    private List<String> keys() {
        return storage.list(layout.allAttemptsFolder()).stream()
                .map(StoredObject::key)
                .toList();
    }

    private int next(List<String> known) {
        int greatest = known.stream()
                .filter(folder -> folder.startsWith(layout.runFolder() + "/"))
                .mapToInt(folder -> Integer.parseInt(folder.substring(folder.lastIndexOf('/') + 1)))
                .max()
                .orElse(0);
        return greatest + 1;
    }
}
