package dev.gristmill.store.run;

import dev.gristmill.store.log.Owner;

/** This process, and whether another one of this host lives. */
public interface Processes {

    /** This process. */
    Owner self();

    /** Whether the owner is a process of this host and still runs; false for owners on other hosts. */
    boolean alive(Owner owner);
}
