package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.lit;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** One read of a list of files. */
final class FilesRead implements SourceRead {

    private static final Pattern GLOB = Pattern.compile("[{}\\[\\]*?\\\\]");

    private final SparkSession session;
    private final SourceSpec source;
    private final Listing listing;
    private final List<DataFile> files;
    private final SourceSnapshot snapshot;
    private final SourceExtent held;

    FilesRead(SparkSession session, SourceSpec source, Listing listing, List<DataFile> files, List<DataFile> all) {
        this.session = session;
        this.source = source;
        this.listing = listing;
        this.files = files;
        this.snapshot = new SourceSnapshot(
                FilesDescription.CONNECTOR, listing.root().toUri().toString(), FileUnits.of(files));
        this.held =
                new SourceExtent(null, all.stream().mapToLong(DataFile::bytes).sum(), all.size());
    }

    @Override
    public Dataset<Row> rows() {
        String[] paths = files.stream().map(file -> literally(file.path())).toArray(String[]::new);
        try {
            Dataset<Row> rows = session.read()
                    .format(source.text(FilesDescription.FORMAT))
                    .option("basePath", "file:" + listing.folder().toAbsolutePath())
                    .load(paths);
            WindowSpec window = source.window();
            return window == null ? rows : rows.filter(within(window, rows));
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    /** Spark takes a path for a pattern: what would be one is escaped. */
    private static String literally(Path path) {
        return "file:" + GLOB.matcher(path.toAbsolutePath().toString()).replaceAll("\\\\$0");
    }

    private static Column within(WindowSpec window, Dataset<Row> rows) {
        DataType type = Arrays.stream(rows.schema().fields())
                .filter(field -> field.name().equals(window.column()))
                .map(field -> field.dataType())
                .findFirst()
                .orElseThrow(() -> invalidColumn(window, "the source has the columns " + List.of(rows.columns())));
        Column column = rows.col("`" + window.column() + "`");
        if (type.equals(DataTypes.DateType)) {
            return column.between(lit(window.from()), lit(window.to()));
        }
        if (type.equals(DataTypes.StringType)) {
            return column.between(lit(window.from().toString()), lit(window.to().toString()));
        }
        if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)) {
            Column from = lit(window.from()).cast(type);
            Column end = lit(window.to().plusDays(1)).cast(type);
            return column.geq(from).and(column.lt(end));
        }
        throw invalidColumn(
                window, "expected a date, a timestamp or a string of ISO dates, not " + type.simpleString());
    }

    private static GristmillException invalidColumn(WindowSpec window, String reason) {
        return new GristmillException(
                FilesErrors.WINDOW_COLUMN,
                "Invalid source.window.column: '" + window.column() + "' (" + reason + ")",
                "source.window.column",
                null);
    }

    private GristmillException unreadable(Exception e) {
        if (e instanceof GristmillException known) {
            return known;
        }
        String path = files.stream()
                .map(file -> file.path().toString())
                .filter(name -> String.valueOf(e.getMessage()).contains(name))
                .findFirst()
                .orElse(listing.root().toString());
        String reason = e instanceof SparkException || e.getCause() == null
                ? e.getMessage()
                : e.getCause().getMessage();
        return new GristmillException(
                FilesErrors.CORRUPT,
                "Cannot read " + path + " as " + source.text(FilesDescription.FORMAT) + ": " + reason,
                "source.path",
                "write the file again, or take it out of the source",
                e);
    }

    @Override
    public SourceSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public SourceExtent held() {
        return held;
    }

    @Override
    public void confirm() {
        FileUnits.requireUnchanged(snapshot, listing);
    }

    @Override
    public void close() {
        // Nothing keeps local files still: confirm() finds out whether they were.
    }
}
