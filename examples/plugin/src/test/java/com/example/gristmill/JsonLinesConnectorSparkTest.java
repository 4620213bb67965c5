package com.example.gristmill;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.testing.ConnectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Inherits its tests: what every connector keeps. */
final class JsonLinesConnectorSparkTest extends ConnectorContract {

    @TempDir
    private Path folder;

    @Override
    protected Connector connector() {
        return new JsonLinesConnector();
    }

    @Override
    protected SourceSpec source(WindowSpec window) {
        write("first.jsonl", dailyRows().toJSON().collectAsList());
        return spec(folder, window);
    }

    @Override
    protected void append(SourceSpec source) {
        write("second.jsonl", dailyRows().limit(3).toJSON().collectAsList());
    }

    @Override
    protected void appendWithoutDay(SourceSpec source) {
        write("second.jsonl", Collections.nCopies(5, "{\"id\": 50, \"value\": 0.5}"));
    }

    @Override
    protected void rewrite(SourceSpec source) {
        write("first.jsonl", List.of("{}"));
    }

    @Override
    protected void retype(SourceSpec source) {
        write("first.jsonl", List.of("{\"id\": 1, \"value\": \"text\", \"day\": \"2001-01-01\"}"));
    }

    @Override
    protected SourceSpec emptySource() {
        return spec(folder, null);
    }

    @Override
    protected SourceSpec missingSource() {
        return spec(folder.resolve("no/such/folder"), null);
    }

    @Override
    protected Set<Ability> abilities() {
        // One file may hold every day, and a file that is replaced is gone
        return EnumSet.complementOf(EnumSet.of(Ability.PRUNES_UNITS, Ability.STANDS_STILL));
    }

    private static SourceSpec spec(Path path, @Nullable WindowSpec window) {
        return new SourceSpec(
                JsonLinesDescription.NAME,
                Map.of("path", path.toString(), "schema", "id BIGINT, value DOUBLE, day DATE"),
                window);
    }

    private void write(String name, List<String> lines) {
        try {
            Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
