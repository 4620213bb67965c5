package com.example.gristmill;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One read of the files of a pin. A line that does not fit the schema is an error, not a row of nulls. */
final class JsonLinesRead implements SourceRead {

    private final SparkSession session;
    private final SourceSpec source;
    private final SourceSnapshot snapshot;

    JsonLinesRead(SparkSession session, SourceSpec source, SourceSnapshot snapshot) {
        this.session = session;
        this.source = source;
        this.snapshot = snapshot;
        requireRows();
    }

    private void requireRows() {
        WindowSpec window = source.window();
        if (window != null && rows().isEmpty()) {
            throw JsonLinesConnector.missing(
                    "Cannot read " + source.text("path") + ": no row is of " + window.from() + " to " + window.to(),
                    "source.window");
        }
    }

    @Override
    public Dataset<Row> rows() {
        String[] files = snapshot.units().stream()
                .map(unit -> "file:" + source.text("path") + "/" + unit.id())
                .toArray(String[]::new);
        Dataset<Row> rows = session.read()
                .schema(source.text("schema"))
                .option("mode", "FAILFAST")
                .json(files);
        WindowSpec window = source.window();
        return window == null ? rows : rows.filter(col(window.column()).between(lit(window.from()), lit(window.to())));
    }

    @Override
    public SourceSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public SourceExtent held() {
        List<SourceUnit> all = JsonLinesConnector.units(source);
        return new SourceExtent(null, all.stream().mapToLong(SourceUnit::bytes).sum(), all.size());
    }

    @Override
    public void confirm() {
        JsonLinesConnector.requireUnchanged(snapshot, source);
    }

    @Override
    public void close() {
        // Nothing keeps local files still: confirm() finds out whether they were
    }
}
