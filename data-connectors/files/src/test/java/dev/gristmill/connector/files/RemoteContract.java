package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.RecordFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** Parquet on a file system that is not this host's, and in one test text. */
abstract class RemoteContract extends FilesContract {

    // Blanks and the like are parts of names, whatever a URI thinks of them
    private final Path data = new Path(root() + "/" + UUID.randomUUID() + "/data set 1%20");

    /** The URI of a folder that all tests share. */
    protected abstract String root();

    @Override
    protected final Path data() {
        return data;
    }

    @Override
    protected final Format format() {
        return Format.PARQUET;
    }

    @Test
    void readsTextAndFindsItsFaults() throws IOException {
        write("k=1/x.csv.gz", packed("a,b\n1,2\n3,4\n"));
        write("k=2/y.csv", "a,b\n5,6\nodd,8\n".getBytes(StandardCharsets.UTF_8));
        Map<String, Object> options = Map.of("format", "csv", "path", location(), "schema", "a INT, b INT");
        try (FaultyRead read = (FaultyRead) connector().open(session(), new SourceSpec("files", options, null), null)) {
            assertThat(read.rows()
                            .selectExpr("sum(a)", "sum(b)", "sum(k)")
                            .head()
                            .mkString(","))
                    .isEqualTo("9,20,6");
            List<String> faulty = read.rows().select(read.faultColumn()).distinct().collectAsList().stream()
                    .filter(row -> !row.isNullAt(0))
                    .map(row -> row.getString(0))
                    .toList();
            assertThat(read.faults(faulty, 10))
                    .singleElement()
                    .satisfies(
                            it -> assertThat(place(it)).isEqualTo(location() + "/k=2/y.csv:3 a='odd' (expected int)"));
            read.confirm();
        }
    }

    private static String place(RecordFault fault) {
        return fault.file() + ":" + fault.line() + " " + fault.reason();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
