package dev.gristmill.store.race;

import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.gc.GarbagePolicy;
import dev.gristmill.store.run.HostProcesses;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.LocalStorage;
import dev.gristmill.store.storage.RandomNonces;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.time.HostTime;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** A process that ends as by kill -9 at a crash point: arguments are the store's folder and the point. */
final class HaltedProcess {

    static final int HALTED = 137;
    static final String DATE = "2026-10-31";

    private HaltedProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        CrashPoint point = CrashPoint.valueOf(arguments[1]);
        RunEnvironment environment = environment(Duration.ZERO);
        Storage storage =
                new HaltingStorage(new LocalStorage(folder, environment.nonces()), folder, point, HaltedProcess::halt);
        ModelStore store = new ModelStore(storage, environment);
        if (!point.inRun()) {
            store.collect(TestStore.MODEL, new GarbagePolicy(1, Duration.ZERO, Duration.ZERO));
            return;
        }
        FakeRun run = new FakeRun(store, storage, Overlap.QUEUE, moment -> {
            if (point.isMoment(moment)) {
                halt(point);
            }
        });
        run.run(TestStore.request(DATE), !point.rejected());
    }

    /** The real environment, with a ttl of its own. */
    static RunEnvironment environment(Duration ttl) {
        return new RunEnvironment(
                InstantSource.system(),
                new RandomNonces(new SecureRandom()),
                new HostProcesses("mill-1"),
                ttl,
                new HostTime());
    }

    private static void halt(CrashPoint point) {
        System.out.println("halted at " + point.number());
        System.out.flush();
        Runtime.getRuntime().halt(HALTED);
    }
}
