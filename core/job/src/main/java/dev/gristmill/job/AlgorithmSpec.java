package dev.gristmill.job;

import java.util.Map;

/**
 * What is trained.
 *
 * @param name an algorithm's short name, as in {@code logistic-regression}
 * @param params the parameters that the job states, typed as the {@link Catalogue} says: Integer, Long, Double, Boolean
 *     or String; what it does not state keeps spark.ml's default
 */
public record AlgorithmSpec(String name, Map<String, Object> params) {

    public AlgorithmSpec {
        params = Map.copyOf(params);
    }
}
