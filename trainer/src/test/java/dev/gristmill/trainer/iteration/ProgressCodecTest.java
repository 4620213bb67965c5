package dev.gristmill.trainer.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.progress.CurvePoint;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ProgressCodecTest {

    private final ProgressCodec codec = new ProgressCodec();

    @Test
    void givesBackEveryBit() throws IOException {
        FitProgress progress = progress();

        FitProgress read = codec.read(codec.write(progress));

        assertThat(read).usingRecursiveComparison().isEqualTo(progress);
        assertThat(Double.doubleToRawLongBits(read.state().doubles("doubles")[1]))
                .isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void writesTheSameBytesForTheSameProgress() {
        assertThat(codec.write(progress())).isEqualTo(new ProgressCodec().write(progress()));
    }

    @Test
    void doesWithoutABest() throws IOException {
        FitProgress progress = new FitProgress(state(), Start.cold("Begins anew: why not"), null, 7, List.of());

        assertThat(codec.read(codec.write(progress))).usingRecursiveComparison().isEqualTo(progress);
    }

    @Test
    void refusesANewerFormat() {
        byte[] bytes = codec.write(progress());
        bytes[0] = 3;

        assertThatThrownBy(() -> codec.read(bytes))
                .isInstanceOf(IOException.class)
                .hasMessage("its format is 3, this version knows 2");
    }

    @Test
    void refusesEveryTruncation() {
        byte[] bytes = codec.write(progress());

        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.read(part)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void readsOrRefusesWhateverStandsThereButNothingElse() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = codec.write(progress());
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                codec.read(bytes);
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static FitProgress progress() {
        return new FitProgress(
                state(),
                new Start("flights@3", "Begins at flights@3"),
                new FitProgress.Best(new LearnerState("k-means/1", 3, Map.of("a", new double[] {1})), 0.25, 2),
                12_345,
                List.of(new CurvePoint(1, 0.5, null, 0.75), new CurvePoint(2, null, 0.1, null)));
    }

    private static LearnerState state() {
        return new LearnerState(
                "k-means/1",
                5,
                Map.of(
                        "doubles",
                        new double[] {Math.PI, -0.0, Double.MIN_VALUE},
                        "floats",
                        new float[] {1.5f},
                        "ints",
                        new int[] {-1, Integer.MAX_VALUE},
                        "longs",
                        new long[] {Long.MIN_VALUE},
                        "bytes",
                        new byte[] {1, 2, 3},
                        "none",
                        new double[0]));
    }
}
