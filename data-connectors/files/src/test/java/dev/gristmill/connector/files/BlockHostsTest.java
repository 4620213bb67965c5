package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.BlockLocation;
import org.junit.jupiter.api.Test;

final class BlockHostsTest {

    @Test
    void namesThoseThatHoldMostOfTheRange() {
        List<BlockLocation> blocks = List.of(
                block(0, 100, "d", "a"), block(100, 100, "b", "a"), block(200, 100, "b", "c"), block(300, 100, "e"));

        assertThat(BlockHosts.of(blocks, 0, 100)).containsExactly("a", "d");
        assertThat(BlockHosts.of(blocks, 90, 220)).containsExactly("b", "a", "c");
        assertThat(BlockHosts.of(blocks, 0, 400)).containsExactly("a", "b", "c");
    }

    @Test
    void knowsNoHostOfWhatIsNowhereOrHere() {
        assertThat(BlockHosts.of(List.of(), 0, 100)).isEmpty();
        assertThat(BlockHosts.of(List.of(block(0, 100, "localhost")), 0, 100)).isEmpty();
        assertThat(BlockHosts.of(List.of(block(0, 100, "a")), 100, 100)).isEmpty();
    }

    @Test
    void findsTheRacksThatSomebodySaidAnythingOf() {
        String[] hosts = {"a", "b"};
        String[] paths = {"/building-1/rack-7/10.0.0.1:9866", "/default-rack/10.0.0.2:9866"};

        assertThat(BlockHosts.racks(Stream.of(new BlockLocation(hosts, hosts, paths, 0, 100), block(0, 100, "c"))))
                .isEqualTo(Map.of("a", "/building-1/rack-7"));
    }

    private static BlockLocation block(long start, long length, String... hosts) {
        return new BlockLocation(hosts, hosts, start, length);
    }
}
