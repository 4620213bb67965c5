package dev.gristmill.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is trained.
 *
 * @param name an algorithm's short name, as in {@code logistic-regression}, however the job names it; the class for one
 *     that the {@link Catalogue} does not know
 * @param className the class behind it
 * @param params the parameters that the job states, in the Java types of {@link Parameter.Type}; what it does not state
 *     keeps spark.ml's default
 * @param algorithm the algorithm nested in this one; null for none
 */
public record AlgorithmSpec(
        String name,
        String className,
        Map<String, Object> params,
        @Nullable AlgorithmSpec algorithm) {

    public AlgorithmSpec {
        params = Map.copyOf(params);
    }
}
