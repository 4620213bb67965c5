package dev.gristmill.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is halted after any step, again and again, ends with exactly one version that verifies. */
final class HaltedRunTest {

    private static final int STEPS = 6;

    static List<Arguments> halts() {
        List<Arguments> halts = new ArrayList<>();
        for (String date : new String[] {"2026-10-31", null}) {
            for (boolean good : new boolean[] {true, false}) {
                for (int first = 0; first <= STEPS; first++) {
                    for (int second = 0; second <= STEPS; second++) {
                        halts.add(Arguments.of(date, good, first, second));
                    }
                }
            }
        }
        return halts;
    }

    @ParameterizedTest
    @MethodSource("halts")
    void endsWithOneVersion(@Nullable String date, boolean good, int first, int second) {
        TestStore store = new TestStore(new MemoryStorage());
        boolean complete = run(store, date, good, first) || run(store, date, good, second);
        if (!complete) {
            run(store, date, good, STEPS);
        }
        ModelState state = store.store().state(TestStore.MODEL);
        assertThat(state.versions()).hasSize(1);
        ModelVersion version = state.versions().get(0);
        store.store().verify(version);
        assertThat(state.aliases().containsKey("champion")).isEqualTo(good);
        assertThat(state.promotions()).hasSize(good ? 1 : 0);
    }

    /** Runs this many steps; whether the process came to its end. */
    private static boolean run(TestStore store, @Nullable String date, boolean good, int steps) {
        RunRequest request = TestStore.request(date);
        RunStart start = store.store().begin(request);
        if (start instanceof RunStart.Done) {
            return true;
        }
        if (steps < 1) {
            return false;
        }
        RunClaim claim = store.store().claim((RunStart.Claimable) start, request, TestStore.INPUTS);
        ModelVersion version =
                start instanceof RunStart.Committed done ? done.version() : train(store, claim, good, steps);
        if (version == null || steps < 5) {
            return false;
        }
        if (version.promotable()) {
            claim.promote("champion", version);
        }
        if (steps < 6) {
            return false;
        }
        claim.release(new Release(good ? Release.Outcome.SUCCEEDED : Release.Outcome.REJECTED, false));
        return true;
    }

    private static @Nullable ModelVersion train(TestStore store, RunClaim claim, boolean good, int steps) {
        if (steps < 2) {
            return null;
        }
        store.storage().putIfAbsent(claim.artifactFolder() + "/model/metadata/half", TestStore.bytes("half"));
        if (steps < 3) {
            return null;
        }
        ManifestReference manifest = store.seal(claim, TestStore.gate(good));
        if (steps < 4) {
            return null;
        }
        return claim.commit(manifest, TestStore.metrics(good), TestStore.gate(good));
    }
}
