package com.example.gristmill;

import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Parameter.Flag;
import dev.gristmill.job.Parameter.Type;
import java.util.List;

/** The options of the {@code json-lines} connector. */
public final class JsonLinesDescription implements ConnectorDescription {

    static final String NAME = "json-lines";

    @Override
    public String connector() {
        return NAME;
    }

    @Override
    public List<Parameter> options() {
        return List.of(
                option("path", Type.PATH, "A folder of files that end in .jsonl, one JSON object in each line."),
                option("schema", Type.STRING, "The columns, as in: id BIGINT, day DATE."));
    }

    private static Parameter option(String name, Type type, String doc) {
        return new Parameter(name, type, null, doc, List.of(), null, null, List.of(Flag.REQUIRED));
    }
}
