package dev.gristmill.trainer.progress;

import java.util.List;

/** Passes events on to every listener, one at a time. Thread-safe. */
public final class RunEvents implements RunListener {

    private final List<RunListener> listeners;

    public RunEvents(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public synchronized void on(RunEvent event) {
        listeners.forEach(listener -> listener.on(event));
    }
}
