package dev.gristmill.job;

import java.util.Map;

/**
 * A feature stage of spark.ml by name. Its outputs that no later stage consumes enter the feature vector.
 *
 * @param stage the stage's name, or the name of a class that the {@link Catalogue} does not know
 * @param className its class
 * @param params what the job states, in the Java types of {@link Parameter.Type}; of a class that the catalogue does not
 *     know, as YAML has them: Long, Double, Boolean, String, and lists of these
 */
public record StageRule(String stage, String className, Map<String, Object> params) implements FeatureRule {

    public StageRule {
        params = Map.copyOf(params);
    }
}
