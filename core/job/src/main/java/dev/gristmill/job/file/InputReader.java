package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.InputSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.grammar.JobGrammar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads {@code source}, or {@code sources} and {@code query}. */
final class InputReader {

    private static final String SOURCE = "source";
    private static final String SOURCES = "sources";
    private static final String QUERY = "query";
    private static final Pattern NAME = Pattern.compile(Objects.requireNonNull(JobGrammar.SOURCE_NAME.form()));

    private InputReader() {}

    static InputSpec read(Section job, Catalogue catalogue) {
        if (!job.has(SOURCES)) {
            if (job.has(QUERY)) {
                job.needs(QUERY, SOURCES, "a query reads several sources by their names");
            }
            return InputSpec.of(SourceReader.read(job.require(SOURCE, SourceReader.EXPECTED), catalogue));
        }
        if (job.has(SOURCE)) {
            job.exclude(SOURCE, SOURCES, "the rows come from the one or from the others");
        }
        String query = job.require(QUERY, JobGrammar.QUERY.expected()).text(JobGrammar.QUERY.expected());
        return new InputSpec(sources(job.require(SOURCES, JobGrammar.SOURCES), catalogue), query);
    }

    private static Map<String, SourceSpec> sources(Value value, Catalogue catalogue) {
        Section written = value.section(JobGrammar.SOURCES);
        Map<String, SourceSpec> sources = new LinkedHashMap<>();
        written.map().entries().forEach((name, entry) -> {
            if (!NAME.matcher(name).matches()) {
                String path = Paths.child(SOURCES, name);
                String message =
                        "Invalid " + path + ": '" + name + "' (expected " + JobGrammar.SOURCE_NAME.expected() + ")";
                value.reading().problems().wrongValue(entry.position(), path, message, null);
            }
            sources.put(name, SourceReader.read(written.require(name, SourceReader.EXPECTED), catalogue));
        });
        if (sources.isEmpty()) {
            value.reject(JobGrammar.SOURCES);
        }
        return sources;
    }
}
