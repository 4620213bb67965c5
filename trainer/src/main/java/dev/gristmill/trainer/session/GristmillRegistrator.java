package dev.gristmill.trainer.session;

import com.esotericsoftware.kryo.Kryo;
import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Block;
import dev.gristmill.trainer.block.BlockSerializer;
import org.apache.spark.serializer.KryoRegistrator;

/** Registers what Gristmill's own tasks send to each other. */
public final class GristmillRegistrator implements KryoRegistrator {

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.register(BinaryScores.class);
        kryo.register(double[].class);
        kryo.register(Block.class, new BlockSerializer());
        kryo.register(Block[].class);
    }
}
