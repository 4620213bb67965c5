package dev.gristmill.connector.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.spi.RecordFault;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a record. */
final class FaultReasons {

    private static final int LONGEST = 200;
    private static final int LONGEST_VALUE = 60;

    private final FilesOptions options;
    private final DataFile file;
    private final StructType stored;
    private final Fits fits;
    private final LineQuotes quotes;
    private final LineNumbers numbers;

    FaultReasons(FilesOptions options, DataFile file, StructType stored) {
        this.options = options;
        this.file = file;
        this.stored = stored;
        this.fits = new Fits(options);
        this.quotes = LineQuotes.of(options);
        this.numbers = LineNumbers.of(options, stored);
    }

    /** Whether a line has a fault that Spark does not see. */
    boolean evident(String text) {
        return Faults.lost(text, options.format()) || odd(text);
    }

    private boolean odd(String text) {
        return switch (options.format()) {
            case CSV -> text.indexOf(CsvText.COMMENT) == 0 || quotes.odd(text) || numbers.odd(text);
            case JSON -> JsonLine.odd(text);
            default -> false;
        };
    }

    private int openField(String text) {
        return options.format() == Format.CSV ? quotes.open(text) : -1;
    }

    RecordFault ofLine(Lines line, String text) {
        int invalid = InvalidBytes.first(line.bytes(), options.encoding());
        if (invalid >= 0 || options.format() == Format.TEXT) {
            return lost(line.number(), invalid < 0 ? -1 : line.start() + invalid, text);
        }
        int open = openField(text);
        if (open >= 0) {
            return quote(line.number(), open, text);
        }
        if (options.format() == Format.CSV) {
            String[] fields = CsvText.first(text, options).toArray(String[]::new);
            return ofFields(line.number(), fields, text);
        }
        String fault = JsonLine.fault(text);
        if (fault != null) {
            return fault(FilesErrors.NOT_JSON, line.number(), null, fault, text);
        }
        try {
            return ofJson(line.number(), JsonText.MAPPER.readTree(text), text);
        } catch (JsonProcessingException e) {
            return notJson(line.number(), e, text);
        }
    }

    RecordFault ofFields(long line, String[] fields, String text) {
        if (fields.length != stored.size()) {
            String reason = fields.length + " of " + Count.of(stored.size(), "field");
            return fault(FilesErrors.FIELDS, line, null, reason, text);
        }
        for (int i = 0; i < fields.length; i++) {
            StructField field = stored.fields()[i];
            if (!fields[i].equals(options.nullValue()) && !fits.text(fields[i], field.dataType())) {
                return value(line, field, fields[i], text);
            }
        }
        return Faults.lost(text, options.format()) ? lost(line, -1, text) : unknown(line, text);
    }

    RecordFault ofJson(long line, JsonNode record, String text) {
        for (JsonNode item : record.isArray() ? record : List.of(record)) {
            if (!item.isObject()) {
                return fault(FilesErrors.NOT_JSON, line, null, "not a JSON object", text);
            }
            for (StructField field : stored.fields()) {
                JsonNode value = item.path(field.name());
                if (!value.isMissingNode() && !value.isNull() && !fits.json(value, field.dataType())) {
                    return value(line, field, value.isTextual() ? value.textValue() : value.toString(), text);
                }
            }
        }
        return Faults.lost(text, options.format()) ? lost(line, -1, text) : unknown(line, text);
    }

    RecordFault notJson(long line, JsonProcessingException e, String text) {
        return fault(FilesErrors.NOT_JSON, line, null, JsonLine.notJson(e), text);
    }

    private RecordFault value(long line, StructField field, String value, String text) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
        String reason =
                field.name() + "='" + shown + "' (expected " + field.dataType().simpleString() + ")";
        return fault(FilesErrors.VALUE, line, field.name(), reason, text);
    }

    private RecordFault quote(long line, int field, String text) {
        boolean known = field < stored.size();
        String name = known ? stored.fieldNames()[field] : "field " + (field + 1);
        String reason = "the quote that opens " + name + " is not closed where the field ends";
        return fault(FilesErrors.OPEN_QUOTE, line, known ? name : null, reason, text);
    }

    private RecordFault lost(long line, long offset, String text) {
        String reason = offset >= 0
                ? "byte " + offset + " is not valid " + options.encoding().name()
                : "the character U+FFFD, which stands for one that an earlier program could not read";
        return fault(FilesErrors.BYTES, line, null, reason, text);
    }

    private RecordFault unknown(long line, String text) {
        String reason = "a value that is none of its column's type (" + stored.toDDL() + ")";
        return fault(FilesErrors.VALUE, line, null, reason, text);
    }

    private RecordFault fault(ErrorCode code, long line, @Nullable String column, String reason, String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new RecordFault(code, file.place(), line, column, reason, shown);
    }
}
