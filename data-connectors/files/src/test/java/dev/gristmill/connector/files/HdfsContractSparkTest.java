package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.testing.hadoop.HdfsServer;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.rdd.RDD;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

final class HdfsContractSparkTest extends RemoteContract {

    @BeforeAll
    static void connect() {
        HdfsServer.settings().forEach(session().sparkContext().hadoopConfiguration()::set);
    }

    @Override
    protected String root() {
        return HdfsServer.root("contract").toString();
    }

    @Test
    void saysWhichHostsHoldAUnit() {
        assertThat(connector().plan(session(), source(null)))
                .flatExtracting(SourceUnit::hosts)
                .hasSizeGreaterThanOrEqualTo(5)
                .isSubsetOf(HdfsServer.HOSTS);
    }

    @Test
    void saysInWhichRacksTheHostsAre() {
        assertThat(connector().racks(session(), source(null)))
                .containsOnlyKeys(HdfsServer.HOSTS)
                .containsEntry(HdfsServer.HOSTS.get(0), HdfsServer.RACKS.get(0))
                .containsEntry(HdfsServer.HOSTS.get(1), HdfsServer.RACKS.get(1));
    }

    @Test
    void tasksPreferTheHostsOfTheirBlocks() {
        try (SourceRead read = connector().open(session(), source(null), null)) {
            RDD<?> scan = read.rows().toJavaRDD().rdd();
            while (!scan.dependencies().isEmpty()) {
                scan = scan.dependencies().apply(0).rdd();
            }
            for (var partition : scan.partitions()) {
                assertThat(CollectionConverters.asJava(scan.preferredLocations(partition)))
                        .isNotEmpty()
                        .isSubsetOf(HdfsServer.HOSTS);
            }
        }
    }

    @Test
    void tellsAFileFromItsTwin() throws IOException {
        SourceSpec source = source(null);
        SourceSnapshot pin;
        try (SourceRead read = connector().open(session(), source, null)) {
            pin = read.snapshot();
        }
        var first = ContractFiles.days(format()).firstEntry();
        Path file = new Path(data(), first.getKey());
        long written = files().getFileStatus(file).getModificationTime();
        write(first.getKey(), first.getValue());
        files().setTimes(file, written, -1);
        assertThatThrownBy(() -> connector().open(session(), source, pin))
                .hasMessageStartingWith("Cannot read " + data() + " as it was pinned: 1 of its files changed, first "
                        + first.getKey() + " was ")
                .hasMessageEndingWith(" (bytes-milliseconds-inode)");
    }

    // Its length and its time stay what they were until it is closed, but readers see what is new
    @Test
    void confirmsNoFileThatIsAppendedTo() throws IOException {
        try (SourceRead read = connector().open(session(), source(null), null)) {
            Path file = new Path(data(), ContractFiles.days(format()).firstKey());
            try (FSDataOutputStream out = files().append(file)) {
                out.write(1);
                out.hflush();
                assertThatThrownBy(read::confirm).hasMessage("Cannot read " + file + ": it is still being written");
            }
        }
    }
}
