package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.testing.hadoop.HdfsServer;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

final class HdfsContractSparkTest extends FilesContract {

    // Blanks and the like are names as others are, whatever a URI thinks of them
    private final Path data = new Path(HdfsServer.root(UUID.randomUUID().toString()) + "/data set 1%20");

    @Override
    protected Path data() {
        return data;
    }

    @Override
    protected Format format() {
        return Format.PARQUET;
    }

    @Test
    void saysWhichHostsHoldAUnit() {
        assertThat(connector().plan(session(), source(null)))
                .flatExtracting(SourceUnit::hosts)
                .hasSizeGreaterThanOrEqualTo(5)
                .isSubsetOf(HdfsServer.HOSTS);
    }

    @Test
    void tasksPreferTheHostsOfTheirBlocks() {
        try (SourceRead read = connector().open(session(), source(null), null)) {
            var rdd = read.rows().toJavaRDD().rdd();
            assertThat(rdd.partitions())
                    .isNotEmpty()
                    .allSatisfy(
                            it -> assertThat(scala.jdk.javaapi.CollectionConverters.asJava(rdd.preferredLocations(it)))
                                    .isNotEmpty()
                                    .isSubsetOf(HdfsServer.HOSTS));
        }
    }

    @Test
    void tellsAFileFromItsTwin() throws IOException {
        SourceSpec source = source(null);
        SourceSnapshot pin = pin(source);
        Path file = new Path(data, ContractFiles.days(format()).firstKey());
        long written = files().getFileStatus(file).getModificationTime();
        write(
                ContractFiles.days(format()).firstKey(),
                ContractFiles.days(format()).firstEntry().getValue());
        files().setTimes(file, written, -1);
        assertThatThrownBy(() -> connector().open(session(), source, pin))
                .hasMessageStartingWith("Cannot read " + data + " as it was pinned: 1 of its files changed, first "
                        + ContractFiles.days(format()).firstKey() + " was ")
                .hasMessageEndingWith(" (bytes-milliseconds-inode)");
    }

    @Test
    void refusesAFileThatIsBeingWritten() throws IOException {
        SourceSpec source = source(null);
        try (FSDataOutputStream out = files().create(new Path(data, "day=2001-01-05/y.parquet"))) {
            out.write(1);
            out.hflush();
            assertThatThrownBy(() -> connector().open(session(), source, null))
                    .hasMessage("Cannot read " + data + "/day=2001-01-05/y.parquet: it is still being written");
        }
    }

    private SourceSnapshot pin(SourceSpec source) {
        try (SourceRead read = connector().open(session(), source, null)) {
            return read.snapshot();
        }
    }
}
