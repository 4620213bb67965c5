package dev.gristmill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NeighboursTest {

    @TempDir
    Path folder;

    private Path counters;
    private Neighbours neighbours;

    @BeforeEach
    void readCounters() {
        counters = folder.resolve("stat");
        neighbours = new Neighbours(counters, 2);
    }

    @Test
    void areWhatIsBusyBesideUs() throws IOException {
        Files.writeString(counters, "cpu  1000 10 200 9000 50 5 5 0 70 7\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        Neighbours.Reading before = neighbours.read();
        // 2000 more, 1500 of them busy, 110 stolen
        Files.writeString(counters, "cpu  2200 20 350 9400 150 15 25 110 999 99\n");

        assertThat(neighbours.since(before, 1.2).getAsDouble()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void areNeverFewerThanNone() throws IOException {
        Files.writeString(counters, "cpu  0 0 0 0 0 0 0 0 0 0\n");
        Neighbours.Reading before = neighbours.read();
        Files.writeString(counters, "cpu  100 0 0 100 0 0 0 0 0 0\n");

        assertThat(neighbours.since(before, 1.01)).hasValue(0);
    }

    @Test
    void areUnknownWhereNothingCounts() {
        assertThat(neighbours.since(neighbours.read(), 1)).isEmpty();
    }
}
