package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines of libsvm: a label, then pairs of an index from 1 and a value, the indices ascending. */
final class LibsvmLines {

    private LibsvmLines() {}

    /** The first line that is none; empty when all are. */
    static Optional<GristmillException> firstFault(List<DataFile> files) {
        for (DataFile file : files) {
            try (Lines lines = new Lines(Stored.open(file))) {
                while (lines.next()) {
                    String line = new String(lines.bytes(), StandardCharsets.UTF_8).strip();
                    String reason = line.isEmpty() || line.startsWith("#") ? null : fault(line);
                    if (reason != null) {
                        return Optional.of(failure(file, lines.number(), reason));
                    }
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static GristmillException failure(DataFile file, long line, String reason) {
        String place = file.place() + ":" + line;
        return new GristmillException(
                FilesErrors.VALUE,
                "Cannot read " + place + " as libsvm: " + reason,
                place,
                "correct the line, or take the file out of the source");
    }

    private static @Nullable String fault(String line) {
        String[] items = line.split(" +", -1);
        if (!number(items[0])) {
            return "label '" + items[0] + "' (expected a number)";
        }
        int before = 0;
        for (int i = 1; i < items.length; i++) {
            int colon = items[i].indexOf(':');
            String index = colon < 0 ? "" : items[i].substring(0, colon);
            if (!index.matches("[0-9]{1,9}") || !number(items[i].substring(colon + 1))) {
                return "'" + items[i] + "' (expected index:value)";
            }
            if (Integer.parseInt(index) <= before) {
                return "index " + index + " (expected more than " + before + ")";
            }
            before = Integer.parseInt(index);
        }
        return null;
    }

    private static boolean number(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text)) || text.equals("NaN");
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
