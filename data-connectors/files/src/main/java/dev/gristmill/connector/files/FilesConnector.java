package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads files where they are: on this host, HDFS, S3A, ABFS and other file systems of Hadoop. The pin is the list of files
 * with a fingerprint of each; what is read is exactly that list, without the partitions outside the window.
 */
public final class FilesConnector implements Connector {

    @Override
    public String name() {
        return FilesDescription.CONNECTOR;
    }

    /** How long Spark's tasks wait for a host that holds their bytes. */
    @Override
    public Map<String, String> sessionSettings(SourceSpec source) {
        return FileSystemKind.of(source.text(FilesDescription.PATH))
                .localityWait()
                .map(wait -> Map.of("spark.locality.wait", wait))
                .orElse(Map.of());
    }

    @Override
    public List<SourceUnit> plan(SparkSession session, SourceSpec source) {
        Listing listing = listing(session, source);
        return FileUnits.of(within(listing.find().files(), source.window(), listing));
    }

    @Override
    public Map<String, String> racks(SparkSession session, SourceSpec source) {
        return BlockHosts.racks(
                listing(session, source).find().files().stream().flatMap(file -> file.blocks().stream()));
    }

    @Override
    public SourceRead open(SparkSession session, SourceSpec source, @Nullable SourceSnapshot pin) {
        Listing listing = listing(session, source);
        if (pin != null) {
            FileUnits.requireUnchanged(pin, listing);
        }
        Listing.Found found = listing.find();
        List<DataFile> all = found.files();
        List<DataFile> read = pin == null ? within(all, source.window(), listing) : pinned(pin, all);
        FilesOptions options = new FilesOptions(source);
        // Without a window a pin has all folders that there were: those that came later change no type
        List<DataFile> typed = pin == null || source.window() != null ? all : read;
        StructType partitions = new Partitions(listing, typed, options.declared()).columns();
        SourceFiles files = new SourceFiles(session, options, source.window(), listing, found, read, partitions);
        Inspection inspection = inspect(files);
        return switch (options.format()) {
            case CSV, JSON, TEXT -> new RecordsRead(files, inspection);
            default -> new FilesRead(files, inspection);
        };
    }

    private static Inspection inspect(SourceFiles source) {
        SparkSession session = source.session();
        FilesOptions options = source.options();
        try {
            return switch (options.format()) {
                case PARQUET, ORC, AVRO ->
                    new ColumnarFiles(session, options, source.partitions()).inspect(source.files());
                case CSV -> new CsvFiles(session, options, source.partitions()).inspect(source.files());
                case JSON -> new JsonFiles(session, options, source.partitions()).inspect(source.files());
                case TEXT, LIBSVM -> new PlainFiles(session, options, source.partitions()).inspect(source.files());
            };
        } catch (Exception e) {
            throw source.failures().of(e);
        }
    }

    private static Listing listing(SparkSession session, SourceSpec source) {
        return Listing.of(session, source.text(FilesDescription.PATH));
    }

    private static List<DataFile> pinned(SourceSnapshot pin, List<DataFile> all) {
        var names = FileUnits.fileNames(pin);
        return all.stream().filter(file -> names.contains(file.name())).toList();
    }

    private static List<DataFile> within(List<DataFile> files, @Nullable WindowSpec window, Listing listing) {
        if (window == null || !files.get(0).partition().containsKey(window.column())) {
            return files;
        }
        List<DataFile> kept = new ArrayList<>();
        for (DataFile file : files) {
            if (Partitions.isNull(file.partition().get(window.column()))) {
                continue;
            }
            LocalDate day = day(file, window.column());
            if (!day.isBefore(window.from()) && !day.isAfter(window.to())) {
                kept.add(file);
            }
        }
        if (kept.isEmpty()) {
            throw new GristmillException(
                    FilesErrors.NO_FILES,
                    "Cannot read " + listing.root() + ": none of its " + files.size() + " files is of " + window.from()
                            + " to " + window.to(),
                    "source.window",
                    "the files run from " + files.get(0).partition().get(window.column()) + " to "
                            + files.get(files.size() - 1).partition().get(window.column()));
        }
        return kept;
    }

    private static LocalDate day(DataFile file, String column) {
        String value = file.partition().get(column);
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            throw new GristmillException(
                    FilesErrors.PARTITION_VALUE,
                    "Invalid partition " + column + ": '" + value + "' (expected a date such as 2001-01-31)",
                    file.place(),
                    "name the folder after a day, or take the file out of the source",
                    e);
        }
    }
}
