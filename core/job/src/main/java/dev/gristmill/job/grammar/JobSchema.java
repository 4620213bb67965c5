package dev.gristmill.job.grammar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.job.Catalogue;

/**
 * The JSON Schema of the job file, for editors: draft 2020-12. It knows keys, types, ranges and names; what depends on
 * several keys at once, and what YAML itself forbids, only {@code validate} tells.
 */
public final class JobSchema {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JobSchema() {}

    /** The schema's text for what a catalogue has: the same text for the same catalogue. */
    public static String of(Catalogue catalogue) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsString(new SchemaWriter().root(JobGrammar.of(catalogue))) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the schema: " + e.getMessage(), e);
        }
    }
}
