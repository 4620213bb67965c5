package dev.gristmill.trainer.init;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.file.Suggestions;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.session.SessionLease;
import dev.gristmill.trainer.source.SourceColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Opens files through the connector that reads them. */
final class SourceOpening {

    private static final String CONNECTOR = "files";
    private static final String STANDARD = "parquet";
    private static final ClassLoader LOADER = SourceOpening.class.getClassLoader();

    private SourceOpening() {}

    /**
     * The format to write down and to read with: the given one, or the usual one.
     *
     * @throws GristmillException when the connector does not read it
     */
    static String format(@Nullable String given) {
        List<String> known =
                Catalogue.load(LOADER)
                        .connector(CONNECTOR)
                        .map(ConnectorDescription::options)
                        .orElse(List.of())
                        .stream()
                        .filter(option -> option.name().equals("format"))
                        .map(Parameter::allowed)
                        .findFirst()
                        .orElse(List.of());
        if (given == null || known.isEmpty() || known.contains(given)) {
            return given == null ? STANDARD : given;
        }
        String suggestion = Suggestions.closest(given, known);
        throw new GristmillException(
                InitErrors.WORD,
                "Invalid --format: '" + given + "' (expected " + String.join(", ", known) + ")",
                "--format",
                suggestion == null ? null : "did you mean '" + suggestion + "'?");
    }

    /** What a look at the source shows; Spark is started for it where it does not run yet. */
    static SourceLook look(String path, String format, @Nullable String label, @Nullable Task task) {
        Connector connector = ServiceLoader.load(Connector.class, LOADER).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.name().equals(CONNECTOR))
                .findFirst()
                .orElseThrow(() -> new GristmillException(
                        TrainerErrors.NO_PLUGIN,
                        "Cannot find connector '" + CONNECTOR + "'",
                        null,
                        "add the jar that brings it"));
        String place = Starter.uri(path) ? path : Path.of(path).toAbsolutePath().toString();
        SourceSpec source = new SourceSpec(CONNECTOR, Map.of("path", place, "format", format), null);
        try (SessionLease lease = new SessionLease("local[*]", "gristmill init")) {
            SparkSession session = lease.session(connector.sessionSettings(source));
            try (SourceRead read = connector.open(session, source, null)) {
                return new SourceSampler(SourceColumns.visible(read)).look(label, task);
            }
        }
    }
}
