package dev.gristmill.cli.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gristmill.job.StageDescription;
import java.util.List;

/**
 * What {@code stages -o json} writes.
 *
 * @param stages all in ascending order of their names, or the one that is named
 */
record StagesDocument(List<Stage> stages) {

    static StagesDocument of(List<StageDescription> stages) {
        return new StagesDocument(stages.stream().map(Stage::of).toList());
    }

    /**
     * A stage.
     *
     * @param name the simple name of its class
     * @param className its class
     * @param doc one sentence
     * @param parameters what the rule's {@code params} may hold
     */
    record Stage(String name, @JsonProperty("class") String className, String doc, List<ParameterDocument> parameters) {

        static Stage of(StageDescription stage) {
            return new Stage(stage.name(), stage.className(), stage.doc(), ParameterDocument.of(stage.parameters()));
        }
    }
}
