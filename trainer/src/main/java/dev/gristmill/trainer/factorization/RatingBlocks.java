package dev.gristmill.trainer.factorization;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** The ratings by the ids of one side, a block to each partition, in the executors' memory until closed. */
final class RatingBlocks implements AutoCloseable {

    private final JavaRDD<RatingBlock> blocks;
    private final int size;

    private RatingBlocks(JavaRDD<RatingBlock> blocks, int size) {
        this.blocks = blocks;
        this.size = size;
    }

    /** Ids of a side with the column that has them. */
    record Side(String column, Broadcast<int[]> ids) {}

    /**
     * The ratings by one side. Which block an id comes to depends on the id alone, and the order within on the ratings. They
     * are made when they are first needed.
     *
     * @param ratings as {@link RatingRows} has them
     * @param partitions how many blocks
     */
    static RatingBlocks of(Dataset<Row> ratings, Side side, Side other, int partitions) {
        Column[] order = {functions.col(side.column()), functions.col(other.column()), functions.col(RatingRows.RATING)
        };
        Broadcast<int[]> ids = side.ids();
        Broadcast<int[]> otherIds = other.ids();
        JavaRDD<RatingBlock> blocks = ratings.select(order)
                .repartition(partitions, order[0])
                .sortWithinPartitions(order)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(rows -> block(rows, ids, otherIds))
                .persist(StorageLevel.MEMORY_AND_DISK());
        return new RatingBlocks(blocks, ids.value().length);
    }

    /**
     * The side's factors.
     *
     * @param loss of the whole objective but for the penalty on what was given
     * @param penalty the part of it that is the penalty on these factors
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Solved(float[] values, double loss, double penalty) {}

    /**
     * Solves the side's factors from the other's: one pass.
     *
     * @param given the other's, ids x rank
     */
    Solved solve(float[] given, FactorSettings settings) {
        int rank = settings.rank();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(blocks.context());
        Broadcast<float[]> sent = context.broadcast(given);
        try {
            double[] gram = settings.implicit() ? Gram.of(context, sent, given.length / rank, rank) : new double[0];
            HalfStep step = new HalfStep(settings, sent, gram);
            return joined(blocks.map(step::solve).collect(), rank);
        } finally {
            sent.destroy();
        }
    }

    // collect() keeps the order of the partitions, which the sums are in
    private Solved joined(List<SolvedFactors> parts, int rank) {
        float[] values = new float[size * rank];
        double loss = 0;
        double penalty = 0;
        for (SolvedFactors part : parts) {
            part.copyTo(values, rank);
            loss += part.loss();
            penalty += part.penalty();
        }
        return new Solved(values, loss, penalty);
    }

    private static Iterator<RatingBlock> block(
            Iterator<InternalRow> rows, Broadcast<int[]> ids, Broadcast<int[]> otherIds) {
        return Collections.singleton(new RatingBlockBuilder(ids.value(), otherIds.value()).build(rows))
                .iterator();
    }

    @Override
    public void close() {
        blocks.unpersist(false);
    }
}
