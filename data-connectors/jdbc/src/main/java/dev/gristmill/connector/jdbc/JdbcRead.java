package dev.gristmill.connector.jdbc;

import dev.gristmill.connector.jdbc.internals.PushedTable;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.DiagnosedRead;
import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.WarnedRead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One read of pinned rows. */
final class JdbcRead implements WarnedRead, DiagnosedRead {

    private static final String UTC = "SET TIME ZONE 'UTC'; SET synchronize_seqscans = off";

    private final SparkSession session;
    private final DatabaseOptions options;
    private final Pinned pinned;
    private final @Nullable DatabaseSession standstill;

    /** With the session that keeps the rows still; null when none does, and {@link #confirm} has to look again. */
    JdbcRead(SparkSession session, DatabaseOptions options, Pinned pinned, @Nullable DatabaseSession standstill) {
        this.session = session;
        this.options = options;
        this.pinned = pinned;
        this.standstill = standstill;
    }

    @Override
    public Dataset<Row> rows() {
        PushedTable table = new PushedTable(
                options.relation().name(),
                pinned.columns().schema(),
                sparkOptions(),
                pinned.division().conditions());
        Dataset<Row> all = table.rows(session);
        WindowSpec window = options.window();
        return window == null
                ? all
                : all.filter(new Window(window, pinned.columns().schema()).contains());
    }

    private Map<String, String> sparkOptions() {
        Map<String, String> spark = new TreeMap<>();
        options.login().forEach((name, value) -> spark.put(name.toString(), value.toString()));
        Relation relation = options.relation();
        spark.put("url", options.vendor().forSpark(options.url()));
        spark.put("dbtable", relation.query() ? relation.sql() + " gristmill_rows" : relation.sql());
        spark.put("driver", new Login(options).driver().getClass().getName());
        spark.put("fetchsize", Integer.toString(options.fetchSize()));
        spark.put("preferTimestampNTZ", "true");
        initialisation().ifPresent(it -> spark.put("sessionInitStatement", it));
        return spark;
    }

    /** What every partition's connection says first. */
    private Optional<String> initialisation() {
        if (options.vendor() != Vendor.POSTGRESQL) {
            return Optional.empty();
        }
        Optional<String> snapshot = standstill == null ? Optional.empty() : standstill.snapshot();
        return Optional.of(snapshot.map(it -> "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
                                + " SET TRANSACTION SNAPSHOT '" + it + "'; ")
                        .orElse("")
                + UTC);
    }

    @Override
    public SourceSnapshot snapshot() {
        return pinned.snapshot();
    }

    @Override
    public SourceExtent held() {
        return pinned.held();
    }

    @Override
    public List<String> warnings() {
        return pinned.warnings();
    }

    @Override
    public Optional<GristmillException> diagnose(Throwable failure) {
        if (failure instanceof GristmillException) {
            return Optional.empty();
        }
        Failures failures = new Failures(options);
        Optional<GristmillException> found = failures.diagnose(failure);
        boolean lost = found.isPresent() && standstill != null && !standstill.isAlive();
        return lost ? Optional.of(failures.snapshotGone(failure)) : found;
    }

    @Override
    public void confirm() {
        if (standstill != null) {
            if (!standstill.isAlive()) {
                throw new Failures(options).snapshotGone(null);
            }
            return;
        }
        try (DatabaseSession database = DatabaseSession.open(options)) {
            new Pinning(database, options).requireUnchanged(pinned.snapshot());
        }
    }

    @Override
    public void close() {
        if (standstill != null) {
            standstill.close();
        }
    }
}
