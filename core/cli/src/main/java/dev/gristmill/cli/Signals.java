package dev.gristmill.cli;

import dev.gristmill.error.ExitCode;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Ctrl-C and SIGTERM do: the first ends the program in good order, any further one at once, both with the exit code
 * of a stopped run. The JVM alone would give Ctrl-C another exit code, and would not listen any more while it shuts down.
 * By reflection, for javac warns of {@code sun.misc.Signal}, the only way to a signal, and nothing silences it.
 */
final class Signals {

    private static final List<String> NAMES = List.of("INT", "TERM");

    private final AtomicBoolean told = new AtomicBoolean();

    private Signals() {}

    /** From now on signals are handled; where the JVM lets nobody do so, nothing changes. */
    static void handle() {
        Signals signals = new Signals();
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

    // On a thread of its own for each signal
    private void end() {
        if (told.compareAndSet(false, true)) {
            System.exit(ExitCode.STOPPED.number());
        }
        Runtime.getRuntime().halt(ExitCode.STOPPED.number());
    }
}
