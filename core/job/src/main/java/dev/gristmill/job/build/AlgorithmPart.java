package dev.gristmill.job.build;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An algorithm.
 *
 * @param name its short name or class
 * @param params its parameters by name, in plain values
 * @param nested the algorithm inside it, as one-vs-rest has one; null for none
 */
public record AlgorithmPart(
        String name, Map<String, ?> params, @Nullable AlgorithmPart nested) {

    public AlgorithmPart {
        params = Map.copyOf(params);
    }

    /** The same with an algorithm inside it. */
    public AlgorithmPart of(AlgorithmPart inner) {
        return new AlgorithmPart(name, params, inner);
    }

    Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", name);
        if (!params.isEmpty()) {
            written.put("params", Plain.sorted(params));
        }
        if (nested != null) {
            written.put("algorithm", nested.written());
        }
        return written;
    }
}
