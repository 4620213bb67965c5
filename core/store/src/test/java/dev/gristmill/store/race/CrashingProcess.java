package dev.gristmill.store.race;

import dev.gristmill.store.run.HostProcesses;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.RandomNonces;
import dev.gristmill.store.time.HostTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** A process that ends as by kill -9 at a crash point: arguments are the store and the point. */
final class CrashingProcess {

    static final int HALTED = 137;

    private CrashingProcess() {}

    public static void main(String[] arguments) {
        new CrashCase(arguments[0], CrashPoint.valueOf(arguments[1]), CrashKind.KILLED).crash();
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
}
