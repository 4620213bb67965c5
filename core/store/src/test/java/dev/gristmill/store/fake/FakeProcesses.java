package dev.gristmill.store.fake;

import dev.gristmill.store.log.Owner;
import dev.gristmill.store.run.Processes;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** A host on which a test decides who lives. */
public final class FakeProcesses implements Processes {

    private static final Instant BOOT = Instant.parse("2026-11-01T00:00:00Z");

    private final String host;
    private final Set<Owner> alive = new HashSet<>();
    private long pid = 100;

    /** The processes of the host of this name. */
    public FakeProcesses(String host) {
        this.host = host;
    }

    @Override
    public Owner self() {
        return new Owner(host, pid, BOOT.plusSeconds(pid));
    }

    @Override
    public boolean alive(Owner owner) {
        return alive.contains(owner);
    }

    /** The process that runs now goes on living, while the next caller is another one. */
    public void spareAndFork() {
        alive.add(self());
        pid++;
    }
}
