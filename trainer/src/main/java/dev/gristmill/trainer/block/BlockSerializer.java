package dev.gristmill.trainer.block;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.gristmill.spi.Block;
import org.jspecify.annotations.Nullable;

/** Blocks on their way to disk or to another executor: array by array, without reflection. */
public final class BlockSerializer extends Serializer<Block> {

    private static final int ABSENT = -1;

    /** Of blocks, which nobody writes to. */
    public BlockSerializer() {
        super(false, true);
    }

    @Override
    public void write(Kryo kryo, Output output, Block block) {
        output.writeInt(block.place().partition());
        output.writeInt(block.place().firstRow());
        output.writeInt(block.features());
        doubles(output, block.targets().labels());
        doubles(output, block.targets().weights());
        ints(output, block.dense().columns());
        doubles(output, block.dense().numbers());
        ints(output, block.sparse().starts());
        ints(output, block.sparse().codes());
        doubles(output, block.sparse().entries());
    }

    @Override
    public Block read(Kryo kryo, Input input, Class<Block> type) {
        Block.Place place = new Block.Place(input.readInt(), input.readInt());
        int features = input.readInt();
        return new Block(
                place,
                new Block.Targets(required(input), doubles(input)),
                new Block.Dense(ints(input), required(input)),
                new Block.Sparse(ints(input), ints(input), doubles(input)),
                features);
    }

    private static void doubles(Output output, double @Nullable [] numbers) {
        output.writeInt(numbers == null ? ABSENT : numbers.length);
        if (numbers != null) {
            output.writeDoubles(numbers);
        }
    }

    private static double @Nullable [] doubles(Input input) {
        int length = input.readInt();
        return length == ABSENT ? null : input.readDoubles(length);
    }

    private static double[] required(Input input) {
        return input.readDoubles(input.readInt());
    }

    private static void ints(Output output, int[] numbers) {
        output.writeInt(numbers.length);
        output.writeInts(numbers);
    }

    private static int[] ints(Input input) {
        return input.readInts(input.readInt());
    }
}
