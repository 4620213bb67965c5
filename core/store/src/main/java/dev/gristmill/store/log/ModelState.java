package dev.gristmill.store.log;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a model's log says up to one entry. Immutable.
 *
 * @param model the model's name
 * @param epoch how many claims there have been
 * @param tail the last entry
 * @param attempts every claim, oldest first
 * @param versions in ascending order, without a gap from 1
 * @param aliases the version that each alias names now
 * @param promotions every move of an alias, oldest first
 * @param removals every tombstone, oldest first
 */
public record ModelState(
        String model,
        long epoch,
        LogTail tail,
        List<Attempt> attempts,
        List<ModelVersion> versions,
        Map<String, Integer> aliases,
        List<Promotion> promotions,
        List<Removal> removals) {

    /** The alias of the version that is served. */
    public static final String CHAMPION = "champion";

    public ModelState {
        attempts = List.copyOf(attempts);
        versions = List.copyOf(versions);
        aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
        promotions = List.copyOf(promotions);
        removals = List.copyOf(removals);
    }

    static ModelState empty(String model) {
        return new ModelState(model, 0, LogTail.EMPTY, List.of(), List.of(), Map.of(), List.of(), List.of());
    }

    /** The newest attempt of any run. */
    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The attempts of one run, oldest first. */
    public List<Attempt> attemptsOf(String runId) {
        return attempts.stream()
                .filter(attempt -> attempt.runId().equals(runId))
                .toList();
    }

    /** The version that a run committed; a run commits one at most. */
    public Optional<ModelVersion> versionOf(String runId) {
        return versions.stream()
                .filter(version -> version.runId().equals(runId))
                .findFirst();
    }

    /** The version that an attempt committed. */
    public Optional<ModelVersion> versionOf(AttemptKey attempt) {
        return versionOf(attempt.runId()).filter(version -> version.attempt().equals(attempt));
    }

    /** The version with this number, unless its files are gone or about to go: then that is the failure. */
    public Optional<ModelVersion> usable(int number) {
        Optional<ModelVersion> version = version(number);
        version.filter(it -> removal(it.attempt()).isPresent()).ifPresent(it -> {
            throw Guards.removed("use", it);
        });
        return version;
    }

    /** The version with this number. */
    public Optional<ModelVersion> version(int number) {
        return number < 1 || number > versions.size() ? Optional.empty() : Optional.of(versions.get(number - 1));
    }

    /** The version that an alias names. */
    public Optional<ModelVersion> alias(String alias) {
        return Optional.ofNullable(aliases.get(alias)).flatMap(this::version);
    }

    /** The aliases of a version, in ascending order. */
    public List<String> aliasesOf(int version) {
        return aliases.entrySet().stream()
                .filter(alias -> alias.getValue() == version)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How far a version has come. */
    public VersionState stateOf(ModelVersion version) {
        Optional<Removal> removal = removal(version.attempt());
        if (removal.isPresent()) {
            return removal.get().swept() ? VersionState.SWEPT : VersionState.TOMBSTONED;
        }
        if (wasChampion(version.version())) {
            return VersionState.PROMOTED;
        }
        return version.rejected() ? VersionState.REJECTED : VersionState.COMMITTED;
    }

    /** The newest tombstone that names the attempt; empty while its files are to stay. */
    public Optional<Removal> removal(AttemptKey attempt) {
        return removals.stream()
                .filter(removal -> removal.attempts().contains(attempt))
                .reduce((older, newer) -> newer);
    }

    /** The claim of an attempt. */
    public Optional<Attempt> attempt(AttemptKey key) {
        return attempts.stream().filter(attempt -> attempt.key().equals(key)).findFirst();
    }

    /** Whether a version is, or was at some time, the champion. */
    public boolean wasChampion(int version) {
        return promotions.stream()
                .anyMatch(move -> move.to() == version && move.alias().equals(CHAMPION));
    }
}
