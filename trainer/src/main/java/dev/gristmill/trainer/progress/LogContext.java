package dev.gristmill.trainer.progress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.core.util.ContextDataProvider;
import org.jspecify.annotations.Nullable;

/**
 * Puts the run, its logical date and its step into every line that is logged, on whichever of Spark's threads: Log4j
 * asks it for each line. A process has one run.
 */
public final class LogContext implements ContextDataProvider {

    private static final Map<String, String> FACTS = new ConcurrentHashMap<>();

    /** Sets a fact; null takes it away. */
    static void put(String name, @Nullable String value) {
        if (value == null) {
            FACTS.remove(name);
        } else {
            FACTS.put(name, value);
        }
    }

    @Override
    public Map<String, String> supplyContextData() {
        return Map.copyOf(FACTS);
    }
}
