package dev.gristmill.cli;

import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import java.util.List;

/** A connector on the class path, found by ServiceLoader. */
public final class TestConnector implements ConnectorDescription {

    @Override
    public String connector() {
        return "files";
    }

    @Override
    public List<Parameter> options() {
        return List.of(new Parameter(
                "path",
                Parameter.Type.PATH,
                null,
                "Where the files are.",
                List.of(),
                null,
                null,
                List.of(Parameter.Flag.REQUIRED)));
    }
}
