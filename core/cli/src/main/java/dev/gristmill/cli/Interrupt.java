package dev.gristmill.cli;

import java.lang.reflect.Proxy;

/**
 * Ctrl-C. The JVM alone ends on it with another exit code than on SIGTERM. By reflection, for javac warns of {@code
 * sun.misc.Signal}, the only way to a signal, and nothing silences it.
 */
final class Interrupt {

    private Interrupt() {}

    /** From now on Ctrl-C runs the action, on a thread of its own; where the JVM lets nobody do so, nothing changes. */
    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    Interrupt.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handling);
        } catch (ReflectiveOperationException e) {
            // Another kind of JVM, or -Xrs, by which the user takes the signals away from it
        }
    }
}
