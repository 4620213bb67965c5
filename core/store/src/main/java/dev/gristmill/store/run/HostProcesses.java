package dev.gristmill.store.run;

import dev.gristmill.store.log.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The processes of this host as the operating system shows them. */
public final class HostProcesses implements Processes {

    // Linux counts a process's start from the boot time, whose estimate moves when the clock is set
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final String host;

    /** The processes of the host that we are on, by the name that it calls itself. */
    public HostProcesses(String host) {
        this.host = host;
    }

    @Override
    public Owner self() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(host, self.pid(), startOf(self));
    }

    @Override
    public boolean alive(Owner owner) {
        return owner.host().equals(host)
                && ProcessHandle.of(owner.pid())
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> isNear(startOf(process), owner.startedAt()))
                        .isPresent();
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }

    // Where the system does not tell, all processes count as started at the epoch: the pid alone decides
    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.MILLIS);
    }
}
