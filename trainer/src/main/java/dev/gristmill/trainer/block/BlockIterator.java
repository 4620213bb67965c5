package dev.gristmill.trainer.block;

import dev.gristmill.spi.Block;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Makes blocks of the rows of a partition while they are read. A row is label, weight and vector as Spark stores them. */
final class BlockIterator implements Iterator<Block> {

    private static final int LABEL = 0;
    private static final int WEIGHT = 1;
    private static final int VECTOR = 2;

    // The struct that a VectorUDT is stored as
    private static final int FIELDS = 4;
    private static final int TYPE = 0;
    private static final int INDICES = 2;
    private static final int VALUES = 3;
    private static final byte SPARSE = 0;

    private final Iterator<InternalRow> rows;
    private final BlockBuilder builder;
    private final int features;
    private @Nullable Block next;

    BlockIterator(Iterator<InternalRow> rows, BlockBuilder builder, int features) {
        this.rows = rows;
        this.builder = builder;
        this.features = features;
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            next = add(rows.next());
        }
        if (next == null) {
            next = builder.last();
        }
        return next != null;
    }

    private @Nullable Block add(InternalRow row) {
        InternalRow vector = row.getStruct(VECTOR, FIELDS);
        double[] values = vector.getArray(VALUES).toDoubleArray();
        boolean sparse = vector.getByte(TYPE) == SPARSE;
        if (!sparse && values.length != features) {
            throw new IllegalStateException(
                    "Cannot read a vector: it has " + values.length + " numbers, and others have " + features);
        }
        int[] indices = sparse ? vector.getArray(INDICES).toIntArray() : null;
        return builder.add(row.getDouble(LABEL), row.getDouble(WEIGHT), indices, values);
    }

    @Override
    public Block next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Block block = next;
        next = null;
        if (block == null) {
            throw new NoSuchElementException();
        }
        return block;
    }
}
