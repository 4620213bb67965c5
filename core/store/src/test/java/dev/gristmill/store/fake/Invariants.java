package dev.gristmill.store.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.gc.GarbagePolicy;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.AttemptKey;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Promotion;
import dev.gristmill.store.log.VersionState;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What holds in a store whoever raced and wherever anybody was halted. */
public final class Invariants {

    /** Everything that is garbage goes at once. */
    public static final GarbagePolicy NOW = new GarbagePolicy(null, Duration.ZERO, Duration.ZERO);

    private Invariants() {}

    /** One version per run, every version that stands verifies, and no alias names what is not there. */
    public static ModelState check(ModelStore store, String model) {
        ModelState state = store.state(model);
        assertThat(state.versions()).extracting(ModelVersion::runId).doesNotHaveDuplicates();
        assertThat(state.versions()).extracting(ModelVersion::version).isSorted();
        for (ModelVersion version : state.versions()) {
            if (stands(state, version)) {
                store.verify(version);
            }
        }
        state.aliases()
                .values()
                .forEach(version -> assertThat(
                                stands(state, state.version(version).orElseThrow()))
                        .isTrue());
        requireOneWinnerPerMove(state);
        return state;
    }

    /** The same, and after a collection nothing is left that no version needs; the newest claim may still be at work. */
    public static void checkClean(ModelStore store, Storage storage, String model) {
        check(store, model);
        store.collect(model, NOW);
        ModelState state = check(store, model);
        List<String> folders = Stream.concat(
                        state.versions().stream()
                                .filter(version -> stands(state, version))
                                .flatMap(version -> state.attemptsOf(version.runId()).stream()
                                        .map(Attempt::key)
                                        .dropWhile(key -> !key.equals(version.attempt()))),
                        state.lastAttempt().stream().map(Attempt::key))
                .flatMap(key -> folders(model, key))
                .toList();
        String log = new ModelLayout(model).logFolder() + "/";
        assertThat(storage.list(model))
                .extracting(StoredObject::key)
                .filteredOn(key -> !key.startsWith(log) && folders.stream().noneMatch(key::startsWith))
                .as("keys that nobody needs")
                .isEmpty();
        assertThat(storage.list(model)).extracting(StoredObject::key).doesNotContain(log + "_clock");
        assertThat(store.planCollection(model, NOW).garbage()).isEmpty();
    }

    private static boolean stands(ModelState state, ModelVersion version) {
        return state.stateOf(version) != VersionState.TOMBSTONED && state.stateOf(version) != VersionState.SWEPT;
    }

    // Each move starts where the one before it ended: of those who expected the same, one has won
    private static void requireOneWinnerPerMove(ModelState state) {
        Map<String, Integer> now = new HashMap<>();
        for (Promotion move : state.promotions()) {
            assertThat(move.from()).isEqualTo(now.put(move.alias(), move.to()));
        }
    }

    private static Stream<String> folders(String model, AttemptKey key) {
        AttemptLayout layout = new AttemptLayout(model, key.runId(), key.attemptId());
        return Stream.of(layout.artifactFolder() + "/", layout.runFolder() + "/");
    }
}
