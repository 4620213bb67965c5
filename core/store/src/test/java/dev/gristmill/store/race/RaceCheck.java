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

/** What holds after a race; also as a process of its own, whose argument is the store. */
final class RaceCheck {

    private RaceCheck() {}

    public static void main(String[] arguments) throws InterruptedException {
        check(arguments[0]);
    }

    /** Waits until all have been silent for three times their ttl, and looks. */
    static ModelState check(String location) throws InterruptedException {
        RunEnvironment environment = HaltedProcess.environment(RacingProcess.TTL);
        Storage storage = Storages.open(location, environment.nonces());
        ModelStore store = new ModelStore(storage, environment);
        environment.time().pause(RacingProcess.TTL.multipliedBy(3).plusSeconds(1));
        Invariants.checkClean(store, storage, TestStore.MODEL);
        ModelState state = store.state(TestStore.MODEL);
        assertThat(state.versions()).extracting(ModelVersion::logicalDate).doesNotHaveDuplicates();
        System.out.println(location + ": " + state.versions().size() + " versions, " + state.epoch() + " claims, "
                + state.tail().seq() + " entries");
        return state;
    }
}
