package com.example.gristmill;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Reads a folder of JSON lines. The pin is the list of its files, each with its length and the time of its last change. */
public final class JsonLinesConnector implements Connector {

    private static final ErrorCode MISSING = new ErrorCode("JSONL-101", Blame.DATA, ExitCode.MISSING);
    private static final ErrorCode CHANGED = new ErrorCode("JSONL-102", Blame.DATA, ExitCode.DATA);
    private static final String SUFFIX = ".jsonl";

    @Override
    public String name() {
        return JsonLinesDescription.NAME;
    }

    @Override
    public List<SourceUnit> plan(SparkSession session, SourceSpec source) {
        return units(source);
    }

    @Override
    public SourceRead open(SparkSession session, SourceSpec source, @Nullable SourceSnapshot pin) {
        String location = Path.of(source.text("path")).toUri().toString();
        SourceSnapshot read =
                pin == null ? new SourceSnapshot(JsonLinesDescription.NAME, location, units(source)) : pin;
        requireUnchanged(read, source);
        return new JsonLinesRead(session, source, read);
    }

    /** Every unit of a pin is there as it was; there may be others by now. */
    static void requireUnchanged(SourceSnapshot pin, SourceSpec source) {
        if (!units(source).containsAll(pin.units())) {
            throw new GristmillException(
                    CHANGED,
                    "Cannot read " + source.text("path") + ": a file has changed since it was pinned",
                    "source.path",
                    null);
        }
    }

    static List<SourceUnit> units(SourceSpec source) {
        Path folder = Path.of(source.text("path"));
        try (Stream<Path> files = Files.list(folder)) {
            List<SourceUnit> units = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(JsonLinesConnector::unit)
                    .toList();
            if (!units.isEmpty()) {
                return units;
            }
        } catch (IOException e) {
            throw missing("Cannot read " + folder + ": " + e, "source.path");
        }
        throw missing("Cannot read " + folder + ": no file in it ends in " + SUFFIX, "source.path");
    }

    static GristmillException missing(String message, String where) {
        return new GristmillException(MISSING, message, where, "correct it, or wait until the data is there");
    }

    private static SourceUnit unit(Path file) {
        try {
            long bytes = Files.size(file);
            String fingerprint = bytes + "@" + Files.getLastModifiedTime(file);
            return new SourceUnit(file.getFileName().toString(), fingerprint, bytes, null, List.of());
        } catch (IOException e) {
            throw missing("Cannot read " + file + ": " + e, "source.path");
        }
    }
}
