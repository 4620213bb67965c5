package com.example.gristmill;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.testing.ConnectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        return new SourceSpec(
                JsonLinesDescription.NAME,
                Map.of("path", folder.toString(), "schema", "id BIGINT, value DOUBLE, day DATE"),
                window);
    }

    @Override
    protected void append(SourceSpec source) {
        write("second.jsonl", dailyRows().limit(3).toJSON().collectAsList());
    }

    @Override
    protected void rewrite(SourceSpec source) {
        write("first.jsonl", List.of("{}"));
    }

    private void write(String name, List<String> lines) {
        try {
            Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
