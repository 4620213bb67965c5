package dev.gristmill.trainer.source;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.InputSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/** What a job reads, each source by its own connector. */
public final class JobSources {

    private static final String LOCALITY_WAIT = "spark.locality.wait";
    private static final String EXTENSIONS = "spark.sql.extensions";

    private final TrainingJob job;
    private final InputSpec input;
    private final Map<String, Connector> connectors;

    private JobSources(TrainingJob job, Map<String, Connector> connectors) {
        this.job = job;
        this.input = job.input();
        this.connectors = connectors;
    }

    /** The sources of a job; the function finds a connector by its name, or throws. */
    public static JobSources of(TrainingJob job, Function<String, Connector> known) {
        Map<String, Connector> connectors = new LinkedHashMap<>();
        job.input().sources().forEach((name, source) -> connectors.put(name, known.apply(source.connector())));
        return new JobSources(job, connectors);
    }

    /** The connector's name, or those of all, as in {@code files, jdbc}. */
    public String connector() {
        Set<String> names = new LinkedHashSet<>();
        connectors.values().forEach(connector -> names.add(connector.name()));
        return String.join(", ", names);
    }

    /**
     * What must stand before the session starts.
     *
     * @throws GristmillException when two sources need different values of a setting
     */
    public Map<String, String> sessionSettings() {
        Map<String, String> settings = new TreeMap<>();
        each((name, connector, source) -> {
            connector
                    .sessionSettings(source)
                    .forEach((key, value) -> settings.merge(key, value, (one, other) -> both(key, one, other)));
            return name;
        });
        return settings;
    }

    private static String both(String key, String one, String other) {
        if (one.equals(other)) {
            return one;
        }
        if (key.equals(EXTENSIONS)) {
            return one + "," + other;
        }
        if (key.equals(LOCALITY_WAIT)) {
            return JavaUtils.timeStringAsMs(one) >= JavaUtils.timeStringAsMs(other) ? one : other;
        }
        throw new GristmillException(
                TrainerErrors.NO_PLUGIN,
                "Cannot read these sources together: one needs " + key + "=" + one + ", another " + other,
                "sources",
                "read them by jobs of their own");
    }

    /** The racks or zones of the hosts that hold the sources' bytes, by host, as far as they are known. */
    public Map<String, String> racks(SparkSession session) {
        Map<String, String> racks = new TreeMap<>();
        each((name, connector, source) -> {
            racks.putAll(connector.racks(session, source));
            return name;
        });
        return racks;
    }

    /** Opens all sources as they stand now; what fails closes those before it. */
    public OpenInput open(SparkSession session) {
        return open(session, Map.of());
    }

    /**
     * Opens all sources.
     *
     * @param pins what an earlier attempt read, by the sources' names; those without one are pinned now
     */
    public OpenInput open(SparkSession session, Map<String, SourceSnapshot> pins) {
        Map<String, SourceRead> reads = new LinkedHashMap<>();
        try {
            each((name, connector, source) -> reads.put(name, connector.open(session, source, pins.get(name))));
            Map<String, SourceSnapshot> opened = new TreeMap<>();
            reads.forEach((name, read) -> opened.put(name, read.snapshot()));
            String query = input.query();
            SourceRead read = query == null
                    ? reads.values().iterator().next()
                    : QueriedRead.of(session, query, reads, job.origin());
            return new OpenInput(read, opened);
        } catch (RuntimeException e) {
            reads.values().forEach(SourceRead::close);
            throw e;
        }
    }

    /** Does something with every source; what is wrong with one of several is told with its place in the job. */
    private <T> void each(Work<T> work) {
        connectors.forEach((name, connector) -> {
            SourceSpec source = input.source(name);
            if (input.query() == null) {
                work.with(name, connector, source);
            } else {
                placed(name, () -> work.with(name, connector, source));
            }
        });
    }

    /** Connectors call every source {@code source}: here it is one of several. */
    static <T> T placed(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (GristmillException e) {
            String where = e.where();
            String path = "sources." + name;
            throw new GristmillException(
                    e.code(),
                    String.valueOf(e.getMessage()),
                    where == null ? path : where.replaceFirst("^source(?=\\.|$)", path),
                    e.hint(),
                    e);
        }
    }

    /** What is done with one source. */
    private interface Work<T> {
        T with(String name, Connector connector, SourceSpec source);
    }
}
