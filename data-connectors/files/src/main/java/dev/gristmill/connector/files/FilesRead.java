package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.connector.files.Inspection.Group;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.DiagnosedRead;
import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.WarnedRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** One read of a list of files. */
sealed class FilesRead implements WarnedRead, DiagnosedRead permits RecordsRead {

    private final SourceFiles source;
    private final Inspection inspection;
    private @Nullable Dataset<Row> rows;

    FilesRead(SourceFiles source, Inspection inspection) {
        this.source = source;
        this.inspection = inspection;
    }

    final SourceFiles source() {
        return source;
    }

    final Inspection inspection() {
        return inspection;
    }

    @Override
    public final Dataset<Row> rows() {
        if (rows == null) {
            try {
                rows = read();
            } catch (Exception e) {
                throw source.failures().of(e);
            }
        }
        return rows;
    }

    private Dataset<Row> read() {
        Dataset<Row> all = inspection.groups().stream()
                .map(group -> scan(group).select(columns(group).toArray(Column[]::new)))
                .reduce(Dataset::union)
                .orElseThrow();
        WindowSpec window = source.window();
        return window == null ? all : all.filter(within(window, all));
    }

    /** A record that cannot be read, and so has no day, may be of any day: it must be counted. */
    private static Column within(WindowSpec window, Dataset<Row> all) {
        Column inside = new Window(window, all.schema()).contains();
        if (!List.of(all.columns()).contains(Faults.FAULT)) {
            return inside;
        }
        Column day = col(Columns.quoted(window.column())).try_cast(DataTypes.DateType);
        return inside.or(col(Faults.FAULT).isNotNull().and(day.isNull()));
    }

    /** The rows of some files, with all that the files hold. */
    final Dataset<Row> scan(Group group) {
        StructType schema = group.stored();
        if (source.options().format() == Format.CSV || source.options().format() == Format.JSON) {
            schema = schema.add(Faults.CORRUPT, DataTypes.StringType);
        }
        String base = source.found().base().toString();
        if (source.options().linewise()) {
            return new LineRecords(source.session(), source.options()).of(group, schema, source.partitions(), base);
        }
        return source.options()
                .reader(source.session())
                .schema(Columns.both(schema, source.partitions()))
                .option("basePath", base)
                .load(SparkPath.of(group.files()));
    }

    /** The columns of {@link #rows()} over what {@link #scan} gives. */
    List<Column> columns(Group group) {
        List<Column> columns = new ArrayList<>();
        for (String name :
                Columns.both(inspection.columns(), source.partitions()).fieldNames()) {
            columns.add(col(Columns.quoted(name)));
        }
        return columns;
    }

    @Override
    public final List<String> warnings() {
        List<String> warnings = new ArrayList<>(source.found().warnings());
        warnings.addAll(inspection.warnings());
        return warnings;
    }

    @Override
    public final Optional<GristmillException> diagnose(Throwable failure) {
        return source.failures().diagnose(failure);
    }

    @Override
    public final SourceSnapshot snapshot() {
        return source.snapshot();
    }

    @Override
    public final SourceExtent held() {
        List<DataFile> all = source.found().files();
        return new SourceExtent(null, all.stream().mapToLong(DataFile::bytes).sum(), all.size());
    }

    @Override
    public final void confirm() {
        FileUnits.requireUnchanged(source.snapshot(), source.listing());
    }

    @Override
    public final void close() {
        // Nothing keeps files still: confirm() finds out whether they were.
    }
}
