package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code source}. */
final class SourceReader {

    private static final String EXPECTED = "a map with the connector and its options";
    private static final String DATE = "a date such as 2001-01-31";

    private SourceReader() {}

    static SourceSpec read(Value value, Catalogue catalogue) {
        Section written = value.section(EXPECTED);
        List<String> names = catalogue.connectors().stream()
                .map(ConnectorDescription::connector)
                .toList();
        String connector = written.require("connector", Expected.oneOf(names)).oneOf(names, List.of());
        List<Parameter> options = catalogue
                .connector(connector)
                .map(ConnectorDescription::options)
                .orElse(List.of());
        Section source = catalogue.connector(connector).isPresent() ? checked(written, options) : written;
        WindowSpec window = source.find("window").map(SourceReader::window).orElse(null);
        return new SourceSpec(connector, options(source, options), window);
    }

    private static Section checked(Section source, List<Parameter> options) {
        List<String> keys = new ArrayList<>(List.of("connector", "window"));
        options.forEach(option -> keys.add(option.name()));
        return source.check(keys, List.of());
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
        Section window =
                value.section("a map with column, from and to").check(List.of("column", "from", "to"), List.of("last"));
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
