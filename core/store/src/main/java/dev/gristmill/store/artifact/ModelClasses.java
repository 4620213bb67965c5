package dev.gristmill.store.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.storage.Storage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes that a stored model names. spark.ml loads whatever class the metadata of a stage names, at every level of
 * nesting, and so runs its code: they are read and held against a list before spark.ml sees any of them.
 */
final class ModelClasses {

    private final ModelMetadata metadata;
    private final Set<String> allowed;

    /** The classes of this artefact's model; those of plug-ins are allowed beside spark.ml's own. */
    ModelClasses(Storage storage, AttemptLayout layout, List<String> pluginClasses) {
        this.metadata = new ModelMetadata(storage, layout);
        this.allowed = new HashSet<>(SparkClasses.names());
        this.allowed.addAll(pluginClasses);
    }

    /** Refuses a model that names any other class. */
    void requireKnown(List<String> paths) {
        metadata.lines(paths).forEach(this::requireKnown);
    }

    private void requireKnown(ModelMetadata.Line line) {
        for (JsonNode name : line.tree().findValues(ModelMetadata.CLASS)) {
            if (!name.isTextual() || !allowed.contains(name.asText())) {
                throw metadata.foreign(line.path(), "names the class " + plain(name.asText()), null);
            }
        }
    }

    private static String plain(String name) {
        String shown = name.length() > 200 ? name.substring(0, 200) + "..." : name;
        return "'" + shown.replaceAll("[^\\p{Graph}]", "?") + "'";
    }
}
