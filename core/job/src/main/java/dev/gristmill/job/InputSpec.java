package dev.gristmill.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job reads: one source, or several and a query over them.
 *
 * @param sources by name, in file order; at least one
 * @param query SQL that reads the sources by their names; null for one source, which is read as it is and is called
 *     {@value #ONE}
 */
public record InputSpec(
        Map<String, SourceSpec> sources, @Nullable String query) {

    /** The name of a source that has no other. */
    public static final String ONE = "source";

    public InputSpec {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /** One source. */
    public static InputSpec of(SourceSpec source) {
        return new InputSpec(Map.of(ONE, source), null);
    }

    /**
     * A source by its name.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public SourceSpec source(String name) {
        SourceSpec source = sources.get(name);
        if (source == null) {
            throw new IllegalArgumentException(
                    "Invalid source: '" + name + "' (expected one of " + sources.keySet() + ")");
        }
        return source;
    }
}
