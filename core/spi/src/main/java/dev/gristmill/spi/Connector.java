package dev.gristmill.spi;

import dev.gristmill.job.SourceSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kind of source in place. What its options may be is said, without Spark, by a
 * {@link dev.gristmill.job.ConnectorDescription} of the same name.
 *
 * <p>A connector holds no state: one instance serves every run of a process, on any thread. Its failures are
 * {@link dev.gristmill.error.GristmillException}s that name the path, table or column.
 */
public interface Connector {

    /** The name that a job file uses, as in {@code files}. */
    String name();

    /**
     * Spark settings that must stand before the session starts, such as SQL extensions; none by default.
     *
     * @param source what will be read
     */
    default Map<String, String> sessionSettings(SourceSpec source) {
        return Map.of();
    }

    /**
     * What a read of this source would touch, after partitions outside the window are left out. Reads no rows.
     *
     * @return the units in the snapshot's canonical order: the same for the same source on any cluster
     */
    List<SourceUnit> plan(SparkSession session, SourceSpec source);

    /**
     * Where the hosts of {@link #plan}'s units are, as in {@code /building-1/rack-7}; none by default.
     *
     * @return racks or zones by host; a host of which nothing is known is missing
     */
    default Map<String, String> racks(SparkSession session, SourceSpec source) {
        return Map.of();
    }

    /**
     * Opens the source for one read.
     *
     * @param pin what an earlier attempt of the same run read; null to pin the source as it stands now
     * @throws dev.gristmill.error.GristmillException when the source is not there (exit 66), or is no longer what the
     *     pin says (exit 65)
     */
    SourceRead open(SparkSession session, SourceSpec source, @Nullable SourceSnapshot pin);
}
