package dev.gristmill.connector.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.univocity.parsers.csv.CsvParser;
import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.RecordFault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructType;

/** Finds the lines of a file that cannot be read. Which records these are has Spark said; where they are it does not know. */
final class FaultPlaces {

    private static final Pattern LINE_END = Pattern.compile("\\R\\z");
    private static final Pattern LINE = Pattern.compile("\\R");

    private final FilesOptions options;
    private final DataFile file;
    private final FaultReasons reasons;

    FaultPlaces(FilesOptions options, DataFile file, StructType stored) {
        this.options = options;
        this.file = file;
        this.reasons = new FaultReasons(options, file, stored);
    }

    /**
     * Reads the file until so many faults are found.
     *
     * @param texts the records that Spark cannot read
     */
    List<RecordFault> find(Set<String> texts, int limit) {
        try {
            if (!options.multiLine()) {
                return inLines(texts, limit);
            }
            return options.format() == Format.CSV ? inRecords(texts, limit) : inDocument();
        } catch (IOException e) {
            throw new GristmillException(
                    FilesErrors.CANNOT_READ,
                    "Cannot read " + file.place() + " again: " + e.getMessage(),
                    file.place(),
                    null,
                    e);
        }
    }

    private List<RecordFault> inLines(Set<String> texts, int limit) throws IOException {
        List<RecordFault> found = new ArrayList<>();
        try (Lines lines = new Lines(Stored.open(file))) {
            boolean header = options.format() == Format.CSV && options.header();
            while (found.size() < limit && lines.next()) {
                String text = new String(lines.bytes(), options.encoding());
                boolean blank = options.linewise() && text.trim().isEmpty();
                if (!header && !blank && (texts.contains(text) || reasons.evident(text))) {
                    found.add(reasons.ofLine(lines, text));
                }
                header = header && blank;
            }
        }
        return found;
    }

    private List<RecordFault> inRecords(Set<String> texts, int limit) throws IOException {
        List<RecordFault> found = new ArrayList<>();
        CsvParser parser = CsvText.parser(options);
        try (Reader in = new InputStreamReader(Stored.open(file), options.encoding());
                Lines lines = new Lines(Stored.open(file))) {
            parser.beginParsing(in);
            boolean header = options.header();
            for (String[] fields = parser.parseNext();
                    fields != null && found.size() < limit;
                    fields = parser.parseNext()) {
                String text = parser.getContext().currentParsedContent();
                String record = text == null ? "" : LINE_END.matcher(text).replaceFirst("");
                long line = pass(record, lines);
                if (!header && (texts.contains(record) || Faults.lost(record, options.format()))) {
                    found.add(reasons.ofFields(line, fields, record));
                }
                header = false;
            }
        } finally {
            parser.stopParsing();
        }
        return found;
    }

    /** Goes over the lines of a record, and over blank ones before it. */
    private static long pass(String record, Lines lines) throws IOException {
        boolean more = lines.next();
        while (more && lines.bytes().length == 0) {
            more = lines.next();
        }
        long first = lines.number();
        for (long i = LINE.matcher(record.stripLeading()).results().count(); i > 0; i--) {
            lines.next();
        }
        return first;
    }

    private List<RecordFault> inDocument() throws IOException {
        try (Reader in = new InputStreamReader(Stored.open(file), options.encoding())) {
            return List.of(reasons.ofJson(1, JsonText.MAPPER.readTree(in), ""));
        } catch (JsonProcessingException e) {
            return List.of(reasons.notJson(e.getLocation().getLineNr(), e, ""));
        }
    }
}
