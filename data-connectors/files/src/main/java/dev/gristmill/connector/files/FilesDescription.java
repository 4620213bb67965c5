package dev.gristmill.connector.files;

import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import java.util.List;

/** The options of the {@code files} connector. */
public final class FilesDescription implements ConnectorDescription {

    static final String CONNECTOR = "files";
    static final String FORMAT = "format";
    static final String PATH = "path";

    @Override
    public String connector() {
        return CONNECTOR;
    }

    @Override
    public List<Parameter> options() {
        return List.of(
                new Parameter(
                        FORMAT,
                        Parameter.Type.CHOICE,
                        "parquet",
                        "The files' format.",
                        List.of("parquet"),
                        null,
                        null,
                        List.of()),
                new Parameter(
                        PATH,
                        Parameter.Type.PATH,
                        null,
                        "A file, or a folder that may have partition folders such as day=2001-01-31 in it.",
                        List.of(),
                        null,
                        null,
                        List.of(Parameter.Flag.REQUIRED)));
    }
}
