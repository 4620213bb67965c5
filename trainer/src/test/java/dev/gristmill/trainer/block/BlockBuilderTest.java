package dev.gristmill.trainer.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.spi.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BlockBuilderTest {

    private static final int FEATURES = 6;

    /** A number that most rows have, one that few have, and a one-hot code of four. */
    private static double[] row(Random random) {
        double[] row = new double[FEATURES];
        row[0] = random.nextInt(10) == 0 ? 0 : random.nextGaussian();
        row[1] = random.nextInt(10) == 0 ? random.nextGaussian() : 0;
        row[2 + random.nextInt(4)] = 1;
        return row;
    }

    @Test
    void holdsEveryNumberOfEveryRowHoweverTheRowWasGiven() {
        Random random = new Random(3);
        BlockBuilder builder = new BlockBuilder(5, FEATURES, true);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double[] row = row(random);
            rows.add(row);
            if (i % 2 == 0) {
                builder.add(i, 1.0 / (i + 1), null, row);
            } else {
                builder.add(i, 1.0 / (i + 1), new int[] {0, 1, 2, 3, 4, 5}, row);
            }
        }

        Block block = Objects.requireNonNull(builder.last());

        assertThat(block.rows()).isEqualTo(100);
        assertThat(block.dense().columns()).containsExactly(0);
        int codes = block.sparse().codes().length;
        // Labels, weights, one number a row and the codes' values, then where rows start, the codes and the one column
        assertThat(block.bytes()).isEqualTo(8L * (100 + 100 + 100 + codes) + 4L * (101 + codes + 1));
        double[] vector = {1, 10, 100, 1000, 10_000, 100_000};
        for (int i = 0; i < 100; i++) {
            double[] row = rows.get(i);
            double expected = 0;
            for (int j = 0; j < FEATURES; j++) {
                expected += row[j] * vector[j];
            }
            assertThat(block.row(i)).containsExactly(row);
            assertThat(block.dot(i, vector, 0)).isEqualTo(expected, within(1e-9));
            assertThat(block.label(i)).isEqualTo(i);
            assertThat(block.weight(i)).isEqualTo(1.0 / (i + 1));
        }
        assertThat(builder.last()).isNull();
    }

    @Test
    void keepsCodesWithoutValuesWhereAllAreOne() {
        BlockBuilder builder = new BlockBuilder(0, 4, false);
        for (int i = 0; i < 8; i++) {
            builder.add(0, 1, new int[] {i % 4}, new double[] {1});
        }

        Block block = Objects.requireNonNull(builder.last());

        assertThat(block.sparse().entries()).isNull();
        assertThat(block.sparse().codes()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
        assertThat(block.targets().weights()).isNull();
    }

    @Test
    void endsABlockBeforeItGetsTooLargeAndNumbersRowsOn() {
        BlockBuilder builder = new BlockBuilder(2, 1, false);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Block block = builder.add(i, 1, null, new double[] {1});
            if (block != null) {
                blocks.add(block);
            }
        }
        blocks.add(Objects.requireNonNull(builder.last()));

        assertThat(blocks).hasSizeGreaterThan(1);
        int next = 0;
        for (Block block : blocks) {
            assertThat(block.place()).isEqualTo(new Block.Place(2, next));
            assertThat(block.label(0)).isEqualTo(next);
            next += block.rows();
        }
        assertThat(next).isEqualTo(20_000);
    }
}
