package dev.gristmill.store.run;

import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.Operator;
import dev.gristmill.store.storage.RandomNonces;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.time.HostTime;
import dev.gristmill.store.time.MonotonicTime;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the protocol takes from outside.
 *
 * @param clock the time of day; recorded, never compared between hosts
 * @param nonces each different from all others, in any process
 * @param processes this process and its neighbours
 * @param claimTtl how long an owner may be silent before others may take it for dead
 * @param time for waiting
 */
public record RunEnvironment(
        InstantSource clock, Supplier<String> nonces, Processes processes, Duration claimTtl, MonotonicTime time) {

    private static final Duration CLAIM_TTL = Duration.ofSeconds(60);

    /** The real one. */
    public static RunEnvironment system() {
        return new RunEnvironment(
                InstantSource.system(),
                new RandomNonces(new SecureRandom()),
                new HostProcesses(hostName()),
                CLAIM_TTL,
                new HostTime());
    }

    /** The log of a model in this storage. */
    public ModelLog log(Storage storage, ModelLayout layout) {
        return new ModelLog(storage, layout, clock, nonces, puts(storage));
    }

    /** Puts into this storage that are repeated until their outcome is known. */
    SettledPut puts(Storage storage) {
        return new SettledPut(storage, time);
    }

    /** The person behind this process, for the log. */
    public Operator operator() {
        return new Operator(
                System.getProperty("user.name", "unknown"), processes.self().host());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
