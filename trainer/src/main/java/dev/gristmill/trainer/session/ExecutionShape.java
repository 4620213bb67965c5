package dev.gristmill.trainer.session;

import org.apache.spark.sql.RuntimeConfig;

/**
 * How many partitions the rows of a run come in. Chosen from the bytes that are read, never from the cores that happen
 * to be there, so that sums are added in the same order on any cluster.
 *
 * @param partitions at least 1
 */
public record ExecutionShape(int partitions) {

    private static final long MIB = 1 << 20;
    /** Small inputs are cut this fine, so that a laptop's cores have something to do each. */
    private static final long SMALL_PARTITION_BYTES = MIB;

    private static final int SMALL_PARTITIONS = 8;
    private static final long LARGE_PARTITION_BYTES = 64 * MIB;
    /** What opening a file costs, as bytes that could be read meanwhile: small files are read several to a task. */
    private static final long OPEN_COST_BYTES = MIB / 16;

    public ExecutionShape {
        if (partitions < 1) {
            throw new IllegalArgumentException("Invalid partitions: '" + partitions + "' (expected at least 1)");
        }
    }

    /** For an input of that many bytes in storage. */
    public static ExecutionShape of(long bytes) {
        long small = Math.min(SMALL_PARTITIONS, ceil(bytes, SMALL_PARTITION_BYTES));
        return new ExecutionShape((int) Math.max(1, Math.max(small, ceil(bytes, LARGE_PARTITION_BYTES))));
    }

    /** Makes the session's next reads and shuffles come in this shape. */
    public void applyTo(RuntimeConfig settings) {
        settings.set("spark.sql.files.minPartitionNum", Integer.toString(partitions));
        settings.set("spark.sql.files.maxPartitionBytes", Long.toString(2 * LARGE_PARTITION_BYTES));
        settings.set("spark.sql.files.openCostInBytes", Long.toString(OPEN_COST_BYTES));
        settings.set("spark.sql.shuffle.partitions", Integer.toString(partitions));
    }

    private static long ceil(long bytes, long part) {
        return (bytes + part - 1) / part;
    }
}
