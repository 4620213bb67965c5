package dev.gristmill.trainer.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.spi.DiagnosedRead;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.RecordFault;
import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.spi.WarnedRead;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.Findings;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.stage.SparkReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an SQL query over several sources, each of which is read in place by its own connector. A record that is
 * none cannot become a row of the query: it ends the read when it is confirmed.
 */
final class QueriedRead implements WarnedRead, DiagnosedRead {

    private static final String CONNECTOR = "query";
    /** Otherwise a query could read files by their paths, which nobody has pinned. */
    private static final String SQL_ON_FILES = "spark.sql.runSQLOnFiles";

    private final SparkSession session;
    private final String query;
    private final Map<String, SourceRead> reads;
    private final Map<String, FaultFiles> faults = new LinkedHashMap<>();
    private @Nullable Dataset<Row> rows;

    private QueriedRead(SparkSession session, String query, Map<String, SourceRead> reads) {
        this.session = session;
        this.query = query;
        this.reads = Collections.unmodifiableMap(new TreeMap<>(reads));
    }

    /**
     * A query over opened sources.
     *
     * @param origin says where the query stands
     * @throws dev.gristmill.job.file.InvalidJobException when it is none, reads something else, or gives other rows each
     *     time that it is asked
     */
    static QueriedRead of(SparkSession session, String query, Map<String, SourceRead> reads, JobOrigin origin) {
        QueriedRead read = new QueriedRead(session, query, reads);
        Findings findings = new Findings(origin);
        read.check(findings);
        findings.throwIfAny();
        return read;
    }

    private static SourceUnit named(String source, SourceUnit unit) {
        return new SourceUnit(source + ":" + unit.id(), unit.fingerprint(), unit.bytes(), unit.rows(), unit.hosts());
    }

    // Over empty relations of the same columns: records are told apart by what Spark must take for chance
    private void check(Findings findings) {
        reads.forEach((name, read) -> {
            StructType schema = SourceColumns.visible(read).schema();
            session.createDataFrame(List.of(), schema).createOrReplaceTempView(name);
        });
        try {
            if (!select().queryExecution().analyzed().deterministic()) {
                findings.add(
                        TrainerErrors.EXPRESSION,
                        CONNECTOR,
                        "Invalid query: it gives other rows each time that it is asked (expected no rand() or the like)");
            }
        } catch (Exception e) {
            // Spark declares its exceptions nowhere, and some are checked
            findings.add(TrainerErrors.EXPRESSION, CONNECTOR, "Invalid query: " + SparkReason.of(e));
        }
    }

    /** Within another query, nothing but a query can stand. */
    private Dataset<Row> select() {
        String before = session.conf().get(SQL_ON_FILES);
        session.conf().set(SQL_ON_FILES, "false");
        try {
            return session.sql("SELECT * FROM (\n" + query.strip().replaceFirst(";$", "") + "\n)");
        } finally {
            session.conf().set(SQL_ON_FILES, before);
        }
    }

    @Override
    public Dataset<Row> rows() {
        if (rows == null) {
            reads.forEach((name, read) -> JobSources.placed(name, () -> view(name, read)));
            rows = select();
        }
        return rows;
    }

    private String view(String name, SourceRead read) {
        Dataset<Row> of = read.rows();
        if (read instanceof FaultyRead faulty) {
            FaultFiles files = new FaultFiles();
            session.sparkContext().register(files, "faults of " + name);
            faults.put(name, files);
            String fault = Sql.identifier(faulty.faultColumn());
            of = of.filter(udf((String file) -> files.passes(file), DataTypes.BooleanType)
                            .asNondeterministic()
                            .apply(col(fault)))
                    .drop(col(fault));
        }
        of.createOrReplaceTempView(name);
        return name;
    }

    @Override
    public SourceSnapshot snapshot() {
        List<SourceUnit> units = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        reads.forEach((name, read) -> {
            SourceSnapshot pin = read.snapshot();
            locations.add(name + ": " + pin.location());
            pin.units().forEach(unit -> units.add(named(name, unit)));
        });
        return new SourceSnapshot(CONNECTOR, String.join(", ", locations), units);
    }

    @Override
    public SourceExtent held() {
        long bytes = 0;
        Integer files = 0;
        for (SourceRead read : reads.values()) {
            SourceExtent held = read.held();
            bytes += held.bytes();
            files = files == null || held.files() == null ? null : (Integer) (files + held.files());
        }
        return new SourceExtent(null, bytes, files);
    }

    @Override
    public void confirm() {
        reads.forEach((name, read) -> JobSources.placed(name, () -> {
            read.confirm();
            return name;
        }));
        faults.forEach((name, files) -> {
            if (!files.isZero()) {
                throw fault(name, files);
            }
        });
    }

    private GristmillException fault(String name, FaultFiles files) {
        FaultyRead read = (FaultyRead) Objects.requireNonNull(reads.get(name));
        RecordFault first = read.faults(files.value(), 1).get(0);
        String place = first.file() + ":" + first.line();
        return new GristmillException(
                first.code(),
                "Cannot read " + place + ": " + first.reason() + "; such records are in "
                        + files.value().size() + (files.value().size() == 1 ? " file" : " files") + " of sources."
                        + name,
                place,
                "correct the records or take them out: no query can be asked of what cannot be read");
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        reads.forEach((name, read) -> {
            if (read instanceof WarnedRead warned) {
                warned.warnings().forEach(warning -> warnings.add(warning.replace("source.", "sources." + name + ".")));
            }
        });
        return warnings;
    }

    @Override
    public Optional<GristmillException> diagnose(Throwable failure) {
        return reads.values().stream()
                .filter(DiagnosedRead.class::isInstance)
                .map(read -> ((DiagnosedRead) read).diagnose(failure))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() {
        reads.keySet().forEach(session.catalog()::dropTempView);
        reads.values().forEach(SourceRead::close);
    }
}
