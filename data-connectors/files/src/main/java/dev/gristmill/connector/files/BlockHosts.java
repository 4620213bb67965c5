package dev.gristmill.connector.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.net.NetworkTopology;

/** The hosts that are near a range of a file's bytes. */
final class BlockHosts {

    private static final int MOST = 3;
    private static final String NO_HOST = "localhost";

    private BlockHosts() {}

    /**
     * The hosts that hold most of it.
     *
     * @param start the range's first byte
     * @param end the byte after its last
     * @return at most three, those with more of the bytes first, then by name
     */
    static List<String> of(List<BlockLocation> blocks, long start, long end) {
        Map<String, Long> held = new HashMap<>();
        for (BlockLocation block : blocks) {
            long shared = Math.min(end, block.getOffset() + block.getLength()) - Math.max(start, block.getOffset());
            if (shared > 0) {
                for (String host : hosts(block)) {
                    held.merge(host, shared, Long::sum);
                }
            }
        }
        return held.entrySet().stream()
                .filter(it -> !it.getKey().equals(NO_HOST))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The racks of the hosts that hold some blocks, by host, as far as the file system was told of racks. */
    static Map<String, String> racks(Stream<BlockLocation> blocks) {
        Map<String, String> racks = new TreeMap<>();
        blocks.forEach(block -> {
            String[] hosts = hosts(block);
            String[] paths = topologyPaths(block);
            for (int i = 0; i < Math.min(hosts.length, paths.length); i++) {
                // A path ends with the host
                String rack = paths[i].substring(0, Math.max(0, paths[i].lastIndexOf('/')));
                if (!rack.isEmpty() && !rack.equals(NetworkTopology.DEFAULT_RACK)) {
                    racks.put(hosts[i], rack);
                }
            }
        });
        return racks;
    }

    private static String[] hosts(BlockLocation block) {
        try {
            return block.getHosts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] topologyPaths(BlockLocation block) {
        try {
            return block.getTopologyPaths();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
