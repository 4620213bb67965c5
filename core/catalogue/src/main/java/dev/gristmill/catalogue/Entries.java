package dev.gristmill.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code catalogue.json} holds; module job reads it into its own records.
 *
 * @param algorithms in the order of the curated table
 * @param stages in ascending order of their names
 * @param metrics as in the curated table
 */
record Entries(List<Algorithm> algorithms, List<Stage> stages, List<Map<String, Object>> metrics) {

    record Algorithm(
            String name,
            String className,
            List<String> tasks,
            List<String> inputs,
            String doc,
            List<Parameter> parameters) {}

    record Stage(String name, String className, String doc, List<Parameter> parameters) {}

    /**
     * A parameter; what is absent is left out.
     *
     * @param type a constant of module job's Parameter.Type
     * @param flags constants of module job's Parameter.Flag
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Parameter(
            String name,
            String type,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("default") @Nullable Object defaultValue,

            String doc,
            List<String> allowed,
            @Nullable Double minimum,
            @Nullable Double maximum,
            List<String> flags) {}
}
