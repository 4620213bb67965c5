package dev.gristmill.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows come from.
 *
 * @param connector a connector's name, as in {@code files}
 * @param options the connector's own options, checked and typed as its {@link ConnectorDescription} says; a relative
 *     path has become absolute
 * @param window the rows wanted, by date; null for all
 */
public record SourceSpec(
        String connector,
        Map<String, Object> options,
        @Nullable WindowSpec window) {

    public SourceSpec {
        options = Map.copyOf(options);
    }
}
