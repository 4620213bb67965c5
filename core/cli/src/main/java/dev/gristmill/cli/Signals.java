package dev.gristmill.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Ctrl-C and SIGTERM do. The JVM alone would give Ctrl-C another exit code, and would not listen any more while it
 * shuts down. By reflection, for javac warns of {@code sun.misc.Signal}, the only way to a signal, and nothing silences it.
 */
final class Signals {

    private static final List<String> NAMES = List.of("INT", "TERM");

    private final AtomicBoolean told = new AtomicBoolean();

    private final Runnable first;
    private final Runnable further;

    private Signals(Runnable first, Runnable further) {
        this.first = first;
        this.further = further;
    }

    /**
     * From now on signals are handled, each on a thread of its own; where the JVM lets nobody do so, nothing changes.
     *
     * @param first what the first does
     * @param further what any further one does
     */
    static void handle(Runnable first, Runnable further) {
        Signals signals = new Signals(first, further);
        for (String name : NAMES) {
            signals.handle(name);
        }
    }

    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        end();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
        } catch (ReflectiveOperationException e) {
            // Another kind of JVM, or -Xrs, by which the user takes the signals away from it
        }
    }

    private void end() {
        (told.compareAndSet(false, true) ? first : further).run();
    }
}
