package dev.gristmill.trainer.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.Block;
import dev.gristmill.trainer.session.GristmillRegistrator;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag$;

/** As Spark does it when a block goes to disk or to another executor. */
final class BlockSerializerTest {

    @ParameterizedTest
    @MethodSource
    void givesBackEveryBit(Block block) {
        SparkConf conf = new SparkConf(false)
                .set("spark.kryo.registrator", GristmillRegistrator.class.getName())
                .set("spark.kryo.registrationRequired", "true");
        SerializerInstance spark = new KryoSerializer(conf).newInstance();

        ByteBuffer bytes = spark.serialize(block, ClassTag$.MODULE$.apply(Block.class));

        assertThat(spark.<Block>deserialize(bytes, ClassTag$.MODULE$.apply(Block.class)))
                .isEqualTo(block);
    }

    static Stream<Block> givesBackEveryBit() {
        BlockBuilder plain = new BlockBuilder(3, 4, false);
        plain.add(1, 1, null, new double[] {0.5, -0.0, 7, 1});
        plain.add(0, 1, new int[] {0, 3}, new double[] {Math.PI, 1});
        BlockBuilder weighted = new BlockBuilder(0, 3, true);
        weighted.add(2.5, 0.25, new int[] {1}, new double[] {Double.MIN_VALUE});
        weighted.add(-1, 4, new int[] {}, new double[] {});
        return Stream.of(plain.last(), weighted.last());
    }
}
