package dev.gristmill.job.build;

import java.util.Map;

/**
 * A feature stage of spark.ml.
 *
 * @param stage its simple or full class name
 * @param params its parameters by name, in plain values
 */
public record StagePart(String stage, Map<String, ?> params) implements FeaturePart {

    public StagePart {
        params = Map.copyOf(params);
    }

    @Override
    public Map<String, Object> written() {
        return Map.of("stage", stage, "params", Plain.sorted(params));
    }
}
