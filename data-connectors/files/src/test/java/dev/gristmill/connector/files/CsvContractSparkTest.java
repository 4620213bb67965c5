package dev.gristmill.connector.files;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.testing.ConnectorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

final class CsvContractSparkTest extends ConnectorContract {

    @TempDir
    Path folder;

    @Override
    protected Connector connector() {
        return new FilesConnector();
    }

    @Override
    protected SourceSpec source(WindowSpec window) {
        Path data = folder.resolve("data");
        write("errorifexists");
        return new SourceSpec(
                "files", Map.of("format", "csv", "path", data.toString(), "schema", "id BIGINT, value DOUBLE"), window);
    }

    @Override
    protected void append(SourceSpec source) {
        write("append");
    }

    @Override
    protected void rewrite(SourceSpec source) {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            Path file = files.filter(it -> it.toString().endsWith(".csv"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            Files.writeString(file, "nothing of the kind");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String mode) {
        dailyRows()
                .coalesce(1)
                .write()
                .mode(mode)
                .option("header", "true")
                .partitionBy("day")
                .csv(folder.resolve("data").toString());
    }
}
