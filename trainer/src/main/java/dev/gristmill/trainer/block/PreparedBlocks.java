package dev.gristmill.trainer.block;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import scala.jdk.javaapi.CollectionConverters;

/** Blocks in the executors' memory, spilling to their disks, until closed. */
public final class PreparedBlocks implements Blocks, AutoCloseable {

    private static final double MIB = 1 << 20;

    private final JavaRDD<Block> blocks;
    private final int features;
    private final long rows;
    private final long bytes;

    private PreparedBlocks(JavaRDD<Block> blocks, int features, long rows, long bytes) {
        this.blocks = blocks;
        this.features = features;
        this.rows = rows;
        this.bytes = bytes;
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
            long[] sizes = blocks.aggregate(
                    new long[2],
                    (sum, block) -> plus(sum, block.rows(), block.bytes()),
                    (left, right) -> plus(left, right[0], right[1]));
            return new PreparedBlocks(blocks, features, sizes[0], sizes[1]);
        } catch (Exception e) {
            blocks.unpersist(false);
            throw e;
        }
    }

    private static long[] plus(long[] sum, long rows, long bytes) {
        return new long[] {sum[0] + rows, sum[1] + bytes};
    }

    /** How large they are, and how much memory the executors have for them; the rest goes to their disks. */
    public String size() {
        long room = CollectionConverters.asJava(blocks.context().getExecutorMemoryStatus()).values().stream()
                .mapToLong(memory -> (long) memory._1())
                .sum();
        return String.format(
                Locale.ROOT,
                "%,d rows of %,d columns in %.1f MiB; executors keep up to %.0f MiB in memory and the rest on disk",
                rows,
                features,
                bytes / MIB,
                room / MIB);
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
