package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.OptionProblem;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.JobGrammar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code source}, or one of {@code sources}. */
final class SourceReader {

    static final String EXPECTED = "a map with the connector and its options";
    private static final String DATE = JobGrammar.DATE.expected();

    private SourceReader() {}

    static SourceSpec read(Value value, Catalogue catalogue) {
        Section written = value.section(EXPECTED);
        List<String> names = catalogue.connectors().stream()
                .map(ConnectorDescription::connector)
                .toList();
        String connector = written.require("connector", Expected.oneOf(names)).oneOf(names, List.of());
        Optional<ConnectorDescription> known = catalogue.connector(connector);
        int before = value.reading().problems().found().size();
        Section source = known.map(it -> written.check(new CatalogueGrammar(catalogue).source(it.options())))
                .orElse(written);
        Map<String, Object> options =
                options(source, known.map(ConnectorDescription::options).orElse(List.of()));
        if (known.isPresent() && value.reading().problems().found().size() == before) {
            known.get().problems(options, source.map().entries().keySet()).forEach(it -> report(source, it));
        }
        WindowSpec window = source.find("window").map(SourceReader::window).orElse(null);
        return new SourceSpec(connector, options, window);
    }

    private static void report(Section source, OptionProblem problem) {
        if (problem.other() != null) {
            source.exclude(problem.option(), problem.other(), problem.reason());
        } else {
            source.find(problem.option()).ifPresent(value -> value.reject(problem.reason()));
        }
    }

    /** The options, typed, with defaults filled in; those that must be there and are not are reported. */
    private static Map<String, Object> options(Section source, List<Parameter> options) {
        Map<String, Object> read = new TreeMap<>();
        for (Parameter option : options) {
            Object otherwise = option.defaultValue();
            if (otherwise != null) {
                read.put(option.name(), otherwise);
            }
            source.find(option.name()).ifPresent(value -> read.put(option.name(), Typed.read(value, option)));
            if (option.required() && !source.has(option.name())) {
                source.missing(option.name(), Expected.value(option));
            }
        }
        return read;
    }

    private static WindowSpec window(Value value) {
        Section window = value.section(JobGrammar.WINDOW);
        String column = window.require("column", "a column's name").text("a column's name");
        if (window.has("last")) {
            return new WindowSpec(column, LocalDate.EPOCH, LocalDate.EPOCH);
        }
        LocalDate from = date(window.require("from", DATE));
        LocalDate to = date(window.require("to", DATE));
        if (from == null || to == null) {
            return new WindowSpec(column, LocalDate.EPOCH, LocalDate.EPOCH);
        }
        if (to.isBefore(from)) {
            window.exclude("from", "to", "it is later");
            return new WindowSpec(column, from, from);
        }
        return new WindowSpec(column, from, to);
    }

    private static @Nullable LocalDate date(Value value) {
        String text = value.text(DATE);
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            value.reject(DATE);
            return null;
        }
    }
}
