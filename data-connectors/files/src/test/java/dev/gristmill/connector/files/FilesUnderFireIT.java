package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.DiagnosedRead;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.testing.AzuriteServer;
import dev.gristmill.testing.RequiresTool;
import dev.gristmill.testing.S3Server;
import dev.gristmill.testing.SharedSpark;
import dev.gristmill.testing.hadoop.HdfsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads of files that are replaced, appended to and added while they are listed and read. A read either gives exactly the
 * rows that were pinned and confirms, or it is refused; nothing in between. Seeded; {@code -Dsoak=true} reads ten times as
 * often.
 */
final class FilesUnderFireIT {

    private static final int READS = Boolean.getBoolean("soak") ? 100 : 10;

    /** Of its ten, two leave the source alone, two add to it, and six change what is there. */
    private static final int FIRST_SEED = 20;

    private static final AtomicReference<Fire> FIRE = new AtomicReference<>();

    @TempDir
    Path folder;

    @Test
    void onThisHost() throws Exception {
        reads(folder.toString());
    }

    @Test
    void onHdfs() throws Exception {
        HdfsServer.settings().forEach(SharedSpark.session().sparkContext().hadoopConfiguration()::set);
        reads(HdfsServer.root("fire").toString());
    }

    @Test
    void onS3() throws Exception {
        S3Settings.give(SharedSpark.session());
        reads("s3a://" + S3Server.BUCKET);
    }

    @Test
    @RequiresTool(value = "azurite-blob", install = "npm install -g azurite@3.37.0")
    void onAzure() throws Exception {
        AzuriteServer.settings().forEach(SharedSpark.session().sparkContext().hadoopConfiguration()::set);
        reads("abfs://fire@" + AzuriteServer.ACCOUNT);
    }

    private static void reads(String root) throws Exception {
        int confirmed = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + READS; seed++) {
            Format format = seed % 2 == 0 ? Format.CSV : Format.PARQUET;
            String place = root + "/" + UUID.randomUUID();
            Fire fire = new Fire(place, format, new Random(seed));
            FIRE.set(fire);
            Outcome outcome = read(place, format, fire);
            System.out.println(root + " " + format.word() + " seed " + seed + ": " + fire + ": " + outcome.said());
            assertThat(outcome.confirmed() || fire.changes()).as("seed " + seed).isTrue();
            confirmed += outcome.confirmed() ? 1 : 0;
        }
        assertThat(confirmed).isBetween(1, READS - 1);
    }

    private static Outcome read(String place, Format format, Fire fire) throws Exception {
        Map<String, Object> options = format == Format.CSV
                ? Map.of("format", "csv", "path", place, "schema", "version BIGINT, n BIGINT")
                : Map.of("format", "parquet", "path", place);
        try (SourceRead read = fire.whileOpening(
                () -> new FilesConnector().open(SharedSpark.session(), new SourceSpec("files", options, null), null))) {
            List<String> rows;
            try {
                fire.opened();
                rows = read.rows().select(seen(col("version")), col("n")).collectAsList().stream()
                        .map(row -> row.mkString(","))
                        .sorted()
                        .toList();
            } catch (Exception e) {
                GristmillException known = e instanceof GristmillException it
                        ? it
                        : ((DiagnosedRead) read).diagnose(e).orElseThrow(() -> e);
                return refused(known);
            }
            read.confirm();
            assertThat(rows).isEqualTo(fire.rows(FileUnits.fileNames(read.snapshot())));
            return new Outcome(true, "confirmed");
        } catch (GristmillException e) {
            return refused(e);
        } finally {
            fire.rest();
        }
    }

    private static Outcome refused(GristmillException failure) {
        if (failure.code().exitCode() != ExitCode.DATA) {
            fail("refused for another reason", failure);
        }
        return new Outcome(false, failure.code().id() + " " + failure.getMessage());
    }

    /** Lets the writer know of each row. */
    private static Column seen(Column column) {
        UDF1<Long, Long> look = value -> {
            Objects.requireNonNull(FIRE.get()).row();
            return value;
        };
        return udf(look, DataTypes.LongType).asNondeterministic().apply(column).as(column.toString());
    }

    private record Outcome(boolean confirmed, String said) {}

    /** What can fail while a source is opened. */
    interface Opening {
        SourceRead open() throws IOException;
    }
}
