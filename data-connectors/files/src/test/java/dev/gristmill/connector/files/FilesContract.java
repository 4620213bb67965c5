package dev.gristmill.connector.files;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.testing.ConnectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** The files connector on one file system, for one format. */
abstract class FilesContract extends ConnectorContract {

    /** What is read; anything that a test finds there is its own. */
    protected abstract Path data();

    /** How a job names it; with the scheme unless it is local. */
    protected String location() {
        return data().toString();
    }

    protected abstract Format format();

    @Override
    protected Connector connector() {
        return new FilesConnector();
    }

    @Override
    protected SourceSpec source(@Nullable WindowSpec window) {
        ContractFiles.days(format()).forEach((name, bytes) -> write(name, bytes));
        return spec(location(), window);
    }

    @Override
    protected void append(SourceSpec source) {
        write(
                "day=2001-01-01/later." + format().word(),
                ContractFiles.days(format()).firstEntry().getValue());
    }

    @Override
    protected void appendWithoutDay(SourceSpec source) {
        write("day=__HIVE_DEFAULT_PARTITION__/x." + format().word(), ContractFiles.withoutDay(format()));
    }

    @Override
    protected void rewrite(SourceSpec source) {
        write(ContractFiles.days(format()).firstKey(), new byte[] {1, 2, 3});
    }

    @Override
    protected void retype(SourceSpec source) {
        ContractFiles.days(format()).keySet().forEach(name -> write(name, ContractFiles.texts(format())));
    }

    @Override
    protected SourceSpec emptySource() {
        write("_SUCCESS", new byte[0]);
        return spec(location(), null);
    }

    @Override
    protected SourceSpec missingSource() {
        return spec(location() + "/no/such/folder", null);
    }

    @Override
    protected Set<Ability> abilities() {
        return format() == Format.PARQUET
                ? EnumSet.complementOf(EnumSet.of(Ability.STANDS_STILL))
                : EnumSet.of(Ability.PRUNES_UNITS, Ability.TELLS_NEW_ROWS_APART);
    }

    protected final SourceSpec spec(String path, @Nullable WindowSpec window) {
        Map<String, Object> options = new TreeMap<>(Map.of("format", format().word(), "path", path));
        if (format() != Format.PARQUET) {
            options.put("schema", "id BIGINT, value DOUBLE");
        }
        return new SourceSpec("files", options, window);
    }

    protected final FileSystem files() throws IOException {
        return data().getFileSystem(session().sparkContext().hadoopConfiguration());
    }

    /** Writes a file of the source, whatever was there. */
    protected final void write(String name, byte[] bytes) {
        try (FSDataOutputStream out = files().create(new Path(data(), name), true)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
