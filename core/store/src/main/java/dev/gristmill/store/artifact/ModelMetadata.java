package dev.gristmill.store.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stored model says of itself, at every level of nesting: read as JSON, without Spark. */
final class ModelMetadata {

    static final String CLASS = "class";

    private static final Pattern METADATA = Pattern.compile(ArtifactPaths.MODEL + "/(?:.*/)?metadata(?:/.*)?");
    // What Spark adds and never reads as rows
    private static final Pattern NO_ROWS = Pattern.compile(".*/(?:_SUCCESS|\\.[^/]*\\.crc)");

    private final Storage storage;
    private final AttemptLayout layout;

    ModelMetadata(Storage storage, AttemptLayout layout) {
        this.storage = storage;
        this.layout = layout;
    }

    /** Every line of metadata in these files of the artefact; one that spark.ml cannot have written is refused. */
    List<Line> lines(List<String> paths) {
        return paths.stream()
                .filter(path -> METADATA.matcher(path).matches()
                        && !NO_ROWS.matcher(path).matches())
                .flatMap(this::lines)
                .toList();
    }

    private Stream<Line> lines(String path) {
        String key = layout.artifactKey(path);
        String text = storage.read(key)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> Finding.missing(storage, key, path).failure());
        return text.lines().filter(line -> !line.isBlank()).map(line -> new Line(path, parse(path, line)));
    }

    private JsonNode parse(String path, String line) {
        try {
            JsonNode tree = CanonicalJson.parse(line.getBytes(StandardCharsets.UTF_8));
            if (tree.path(CLASS).isTextual()) {
                return tree;
            }
            throw foreign(path, "names no class", null);
        } catch (IOException e) {
            throw foreign(path, "is not metadata that spark.ml writes", e);
        }
    }

    GristmillException foreign(String path, String reason, @Nullable Throwable cause) {
        return new GristmillException(
                StoreErrors.FOREIGN_CLASS,
                "Cannot load the model: " + path + " " + reason
                        + " (expected one of spark.ml, or of the plug-ins that the run recorded)",
                storage.uri(layout.artifactKey(path)).toString(),
                "find out who put it there; loading it would run that code",
                cause);
    }

    /**
     * A line of metadata, of one stage or of the pipeline.
     *
     * @param path the file, relative to the artefact's folder
     * @param tree what it says
     */
    record Line(String path, JsonNode tree) {}
}
