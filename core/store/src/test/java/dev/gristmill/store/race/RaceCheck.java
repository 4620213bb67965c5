package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.Invariants;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.time.Duration;
import java.util.List;

/** What holds after a race. */
final class RaceCheck {

    private RaceCheck() {}

    /** Waits until all have been silent for three times their ttl, and looks at each store. */
    static void check(List<String> locations, Duration ttl) throws InterruptedException {
        RunEnvironment environment = CrashingProcess.environment(ttl);
        environment.time().pause(ttl.multipliedBy(3).plusSeconds(1));
        long versions = 0;
        long claims = 0;
        long entries = 0;
        for (String location : locations) {
            ModelState state = check(location, environment);
            versions += state.versions().size();
            claims += state.epoch();
            entries += state.tail().seq();
        }
        System.out.println("  " + versions + " versions, " + claims + " claims, " + entries + " entries in "
                + locations.size() + " stores");
    }

    private static ModelState check(String location, RunEnvironment environment) {
        Storage storage = Storages.open(location, environment.nonces());
        ModelStore store = new ModelStore(storage, environment);
        Invariants.checkClean(store, storage, TestStore.MODEL);
        ModelState state = store.state(TestStore.MODEL);
        assertThat(state.versions())
                .as(location)
                .extracting(ModelVersion::logicalDate)
                .doesNotHaveDuplicates();
        return state;
    }
}
