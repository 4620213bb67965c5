package dev.gristmill.trainer.block;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/** Blocks in the executors' memory, spilling to their disks, until closed. */
public final class PreparedBlocks implements Blocks, AutoCloseable {

    private final JavaRDD<Block> blocks;
    private final int features;
    private final long rows;

    private PreparedBlocks(JavaRDD<Block> blocks, int features, long rows) {
        this.blocks = blocks;
        this.features = features;
        this.rows = rows;
    }

    /**
     * The rows as blocks: one pass over them.
     *
     * @param rows in the order that sums are to be taken in
     * @param columns what they are called
     */
    public static PreparedBlocks of(Dataset<Row> rows, BlockColumns columns) {
        Dataset<Row> selected = columns.select(rows);
        int features = columns.size(selected);
        boolean weighted = columns.weight() != null;
        JavaRDD<Block> blocks = selected.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex((partition, iterator) -> blocks(partition, iterator, features, weighted), true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long count = blocks.aggregate(0L, (sum, block) -> sum + block.rows(), Long::sum);
            return new PreparedBlocks(blocks, features, count);
        } catch (Exception e) {
            blocks.unpersist(false);
            throw e;
        }
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public double[] sum(int length, Term term) {
        return PartialSums.add(blocks.mapPartitions(iterator -> partial(length, term, iterator)), length);
    }

    private static Iterator<double[]> partial(int length, Term term, Iterator<Block> blocks) {
        double[] sum = new double[length];
        blocks.forEachRemaining(block -> term.add(block, sum));
        return Collections.singleton(sum).iterator();
    }

    @Override
    public <T> List<T> pick(Picker<T> picker) {
        return blocks.<T>mapPartitions(iterator -> {
                    List<T> picked = new ArrayList<>();
                    iterator.forEachRemaining(block -> picker.pick(block, picked::add));
                    return picked.iterator();
                })
                .collect();
    }

    @Override
    public void close() {
        blocks.unpersist(false);
    }

    private static Iterator<Block> blocks(int partition, Iterator<InternalRow> rows, int features, boolean weighted) {
        return new BlockIterator(rows, new BlockBuilder(partition, features, weighted), features);
    }
}
