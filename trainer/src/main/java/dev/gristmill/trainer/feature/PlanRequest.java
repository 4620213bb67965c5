package dev.gristmill.trainer.feature;

import dev.gristmill.job.TrainingJob;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * What a plan is made from.
 *
 * @param job whose features they are
 * @param schema of the source's columns, and then of the derived ones that Spark understands
 * @param unselectable columns that no wildcard and no type selects
 * @param broken derived columns that Spark does not understand: about them enough is said
 * @param algorithm columns that the algorithm's own parameters name
 */
public record PlanRequest(
        TrainingJob job, StructType schema, Set<String> unselectable, Set<String> broken, AlgorithmColumns algorithm) {

    public PlanRequest {
        unselectable = new LinkedHashSet<>(unselectable);
        broken = new LinkedHashSet<>(broken);
    }
}
