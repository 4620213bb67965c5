package dev.gristmill.cli.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gristmill.job.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter.
 *
 * @param name as it is written in the job file
 * @param type as in integer, choice or double-lists
 * @param defaultValue what holds when the job says nothing; null for none, and for NaN
 * @param allowed all values of a choice; empty for any
 * @param minimum the smallest number or item; null for none
 * @param maximum the largest number or item; null for none
 * @param minimumExclusive whether the minimum itself is out of range
 * @param maximumExclusive whether the maximum itself is out of range
 * @param required whether a job must state it
 * @param output whether it names a column that is made
 * @param doc one sentence
 */
record ParameterDocument(
        String name,
        String type,
        @JsonProperty("default") @Nullable Object defaultValue,
        List<String> allowed,
        @Nullable Double minimum,
        @Nullable Double maximum,
        boolean minimumExclusive,
        boolean maximumExclusive,
        boolean required,
        boolean output,
        String doc) {

    static List<ParameterDocument> of(List<Parameter> parameters) {
        return parameters.stream().map(ParameterDocument::of).toList();
    }

    private static ParameterDocument of(Parameter parameter) {
        return new ParameterDocument(
                parameter.name(),
                Names.word(parameter.type()),
                parameter.defaultValue(),
                parameter.allowed(),
                parameter.minimum(),
                parameter.maximum(),
                parameter.flags().contains(Parameter.Flag.MINIMUM_EXCLUSIVE),
                parameter.flags().contains(Parameter.Flag.MAXIMUM_EXCLUSIVE),
                parameter.required(),
                parameter.flags().contains(Parameter.Flag.OUTPUT),
                parameter.doc());
    }
}
