package dev.gristmill.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a source that can be read on its own.
 *
 * @param id names the piece within its source, the same on any cluster
 * @param fingerprint changes when the piece's content may have changed
 * @param bytes its size in storage
 * @param rows how many rows it holds; null when only reading it would tell
 * @param hosts the hosts that hold its bytes; empty when it is equally far from all
 */
public record SourceUnit(
        String id, String fingerprint, long bytes, @Nullable Long rows, List<String> hosts) {

    public SourceUnit {
        hosts = List.copyOf(hosts);
    }
}
