package dev.gristmill.trainer.plan;

import dev.gristmill.trainer.plan.PlanDocument.Memory;
import dev.gristmill.trainer.plan.PlanDocument.Verdict;
import java.util.OptionalLong;
import org.apache.spark.ml.param.Params;

/** Whether the driver can hold a model and what its training adds up. */
final class DriverMemory {

    /** What Spark's driver itself takes: its plans, block and task records, broadcast blocks. */
    private static final long DRIVER_BYTES = 512L << 20;
    /**
     * L-BFGS in Breeze keeps ten pairs of vectors, the point, the gradient and their trials; the sums of the last level
     * arrive beside them.
     */
    private static final int OPTIMISER_COPIES = 26;
    /** The model, its copy in the pipeline, and what is written of it. */
    private static final int MODEL_COPIES = 3;

    private DriverMemory() {}

    static Memory of(OptionalLong modelBytes, Params estimator, long heapBytes) {
        if (modelBytes.isEmpty()) {
            return new Memory(heapBytes, null, null, null);
        }
        long needed = DRIVER_BYTES + modelBytes.getAsLong() * MODEL_COPIES;
        if (estimator.hasParam("aggregationDepth") && estimator.hasParam("tol")) {
            needed += modelBytes.getAsLong() * OPTIMISER_COPIES;
        }
        if (estimator.hasParam("maxMemoryInMB")) {
            needed += ((Number) estimator.getOrDefault(estimator.getParam("maxMemoryInMB"))).longValue() << 20;
        }
        return judged(heapBytes, needed);
    }

    private static Memory judged(long heapBytes, long needed) {
        if (needed > heapBytes) {
            String advice = "set GRISTMILL_JAVA_OPTS=-Xmx" + gib(2 * needed) + "g, hash or leave out columns of many"
                    + " levels, or take a smaller model";
            return new Memory(heapBytes, needed, Verdict.TOO_SMALL, advice);
        }
        Verdict verdict = needed > heapBytes / 2 ? Verdict.TIGHT : Verdict.FITS;
        String advice = verdict == Verdict.FITS ? null : "GRISTMILL_JAVA_OPTS=-Xmx" + gib(2 * needed) + "g leaves room";
        return new Memory(heapBytes, needed, verdict, advice);
    }

    private static long gib(long bytes) {
        return Math.max(1, (bytes + (1L << 30) - 1) >> 30);
    }
}
