package dev.gristmill.store.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a stored model names. spark.ml loads whatever class the metadata of a stage names, at every level of
 * nesting, and so runs its code: they are read and held against a list before spark.ml sees any of them.
 */
final class ModelClasses {

    private static final String CLASS = "class";
    private static final Pattern METADATA = Pattern.compile(ArtifactPaths.MODEL + "/(?:.*/)?metadata(?:/.*)?");
    // What Spark adds and never reads as rows
    private static final Pattern NO_ROWS = Pattern.compile(".*/(?:_SUCCESS|\\.[^/]*\\.crc)");

    private final Storage storage;
    private final AttemptLayout layout;
    private final Set<String> allowed;

    /** The classes of this artefact's model; those of plug-ins are allowed beside spark.ml's own. */
    ModelClasses(Storage storage, AttemptLayout layout, List<String> pluginClasses) {
        this.storage = storage;
        this.layout = layout;
        this.allowed = new HashSet<>(SparkClasses.names());
        this.allowed.addAll(pluginClasses);
    }

    /** Refuses a model that names any other class. */
    void requireKnown(List<String> paths) {
        paths.stream()
                .filter(path -> METADATA.matcher(path).matches()
                        && !NO_ROWS.matcher(path).matches())
                .forEach(this::requireKnown);
    }

    private void requireKnown(String path) {
        String key = layout.artifactKey(path);
        String text = storage.read(key)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> Finding.missing(storage, key, path).failure());
        text.lines().filter(line -> !line.isBlank()).forEach(line -> requireKnown(path, metadata(path, line)));
    }

    private JsonNode metadata(String path, String line) {
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

    private void requireKnown(String path, JsonNode tree) {
        for (JsonNode name : tree.findValues(CLASS)) {
            if (!name.isTextual() || !allowed.contains(name.asText())) {
                throw foreign(path, "names the class " + plain(name.asText()), null);
            }
        }
    }

    private GristmillException foreign(String path, String reason, @Nullable Throwable cause) {
        return new GristmillException(
                StoreErrors.FOREIGN_CLASS,
                "Cannot load the model: " + path + " " + reason
                        + " (expected one of spark.ml, or of the plug-ins that the run recorded)",
                storage.uri(layout.artifactKey(path)).toString(),
                "find out who put it there; loading it would run that code",
                cause);
    }

    private static String plain(String name) {
        String shown = name.length() > 200 ? name.substring(0, 200) + "..." : name;
        return "'" + shown.replaceAll("[^\\p{Graph}]", "?") + "'";
    }
}
