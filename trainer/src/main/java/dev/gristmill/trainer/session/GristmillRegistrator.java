package dev.gristmill.trainer.session;

import com.esotericsoftware.kryo.Kryo;
import dev.gristmill.spi.BinaryScores;
import org.apache.spark.serializer.KryoRegistrator;

/** Registers what Gristmill's own tasks send to each other. */
public final class GristmillRegistrator implements KryoRegistrator {

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.register(BinaryScores.class);
        kryo.register(double[].class);
    }
}
