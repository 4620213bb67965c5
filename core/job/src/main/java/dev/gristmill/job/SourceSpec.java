package dev.gristmill.job;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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

    /**
     * A text option that the connector requires or has a default for.
     *
     * @throws IllegalArgumentException when it is not there: the job was not checked against the connector
     */
    public String text(String option) {
        if (options.get(option) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("Missing option of connector " + connector + ": " + option);
    }

    /**
     * An option that the job states or that has a default; empty when there is neither.
     *
     * @throws ClassCastException when it is of another type: the job was not checked against the connector
     */
    public <T> Optional<T> find(String option, Class<T> type) {
        return Optional.ofNullable(options.get(option)).map(type::cast);
    }

    /** Names the options but not their values: some are secrets. */
    @Override
    public String toString() {
        return "SourceSpec[connector=" + connector + ", options=" + new TreeSet<>(options.keySet()) + ", window="
                + window + "]";
    }
}
