package dev.gristmill.store.race;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * A run that says when it comes to a moment, and goes on when it is told a line. Arguments are the store and the moment. It
 * ends like the trainer: with the exit code of its failure, and the failure's code on stdout.
 */
final class ZombieProcess {

    static final Duration TTL = Duration.ofSeconds(2);

    private ZombieProcess() {}

    public static void main(String[] arguments) {
        RunEnvironment environment = CrashingProcess.environment(TTL);
        Storage storage = Storages.open(arguments[0], environment.nonces());
        ModelStore store = new ModelStore(storage, environment);
        try {
            new FakeRun(store, storage, Overlap.QUEUE, moment -> pauseAt(moment, arguments[1]))
                    .run(TestStore.request(CrashCase.DATE), true);
        } catch (GristmillException e) {
            System.out.println(e.code().id());
            System.out.flush();
            Runtime.getRuntime().halt(e.code().exitCode().number());
        }
    }

    static void pauseAt(String moment, String wanted) {
        if (!moment.equals(wanted)) {
            return;
        }
        System.out.println("at " + moment);
        System.out.flush();
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("Cannot go on: nobody is there");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
