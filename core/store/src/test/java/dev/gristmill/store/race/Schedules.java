package dev.gristmill.store.race;

import dev.gristmill.store.fake.Invariants;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelState;
import java.util.List;
import java.util.stream.IntStream;

/** Every order in which two writers can take six steps each: C(12, 6) = 924. Whoever needs more goes on after it. */
final class Schedules {

    private static final int STEPS = 6;

    private Schedules() {}

    /** Whose turn it is: 0 or 1. */
    static List<int[]> all() {
        return IntStream.range(0, 1 << (2 * STEPS))
                .filter(bits -> Integer.bitCount(bits) == STEPS)
                .mapToObj(bits -> IntStream.range(0, 2 * STEPS)
                        .map(turn -> (bits >> turn) & 1)
                        .toArray())
                .toList();
    }

    /** What holds after it. */
    static ModelState check(MemoryStorage storage) {
        TestStore test = TestStore.writer(storage, 9);
        Invariants.checkClean(test.store(), storage, TestStore.MODEL);
        return test.store().state(TestStore.MODEL);
    }
}
