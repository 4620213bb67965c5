package dev.gristmill.store.race;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;

/**
 * A server that loads the champion: it says when it has resolved it, goes on when it is told a line, and says which version
 * it has read whole, or the code of the failure. The argument is the store.
 */
final class ReaderProcess {

    private ReaderProcess() {}

    public static void main(String[] arguments) {
        RunEnvironment environment = CrashingProcess.environment(ZombieProcess.TTL);
        Storage storage = Storages.open(arguments[0], environment.nonces());
        try {
            System.out.println(FakeReader.load(
                            new ModelStore(storage, environment),
                            storage,
                            moment -> ZombieProcess.pauseAt(moment, "resolved"))
                    .version());
        } catch (GristmillException e) {
            System.out.println(e.code().id());
        }
    }
}
