package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.InputSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.ProductSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No byte is read that the selected partitions and columns do not need: Parquet's own footers say how many those are. */
final class BytesReadSparkTest {

    private static final Set<String> NEEDED = Set.of("id", "x", "late");
    private static final int ROWS = 20_000;
    /** Hadoop holds local files against their checksums in runs of 32 times 512 bytes. */
    private static final int CHECKED_AT_ONCE = 32 * 512;

    private final SparkSession session = ProductSession.session();

    @TempDir
    Path folder;

    @Test
    void readsTheBytesOfTheSelectedColumnsOfTheSelectedPartitions() throws IOException {
        Path data = folder.resolve("data");
        session.range(ROWS)
                .selectExpr(
                        "id",
                        "rand(1) AS x",
                        "id % 3 = 0 AS late",
                        "sha2(CAST(id AS STRING), 512) AS unread",
                        "date_add(DATE'2001-01-01', CAST(id % 4 AS INT)) AS day")
                .coalesce(1)
                .write()
                .partitionBy("day")
                .parquet(data.toString());
        LocalDate day = LocalDate.parse("2001-01-02");
        WindowSpec window = new WindowSpec("day", day, day.plusDays(1));

        TrainSummary summary = SmallRun.of(
                        folder,
                        InputSpec.of(
                                new SourceSpec("files", Map.of("path", data.toString(), "format", "parquet"), window)))
                .label("late")
                .features("x")
                .task(Task.BINARY_CLASSIFICATION)
                .run();

        assertThat(summary.state()).as("%s", summary.error()).isEqualTo(RunState.SUCCEEDED);
        TrainSummary.Source source = Objects.requireNonNull(summary.source());
        Sizes selected = new Sizes(0, 0).and(data.resolve("day=2001-01-02")).and(data.resolve("day=2001-01-03"));
        assertThat(source.filesRead()).isEqualTo(2);
        assertThat(source.filesHeld()).isEqualTo(4);
        assertThat(source.rowsRead()).isEqualTo(ROWS / 2);
        assertThat(source.bytesRead())
                .as("the pages, and what it takes to find them")
                .isBetween(selected.pages(), selected.pages() + 3 * selected.footers() + 2 * CHECKED_AT_ONCE);
        assertThat(source.bytesRead()).isLessThan(source.bytesHeld() / 4);
    }

    /**
     * Of some files.
     *
     * @param pages the bytes of the needed columns
     * @param footers the bytes that say where they are
     */
    private record Sizes(long pages, long footers) {

        Sizes and(Path folder) throws IOException {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder)) {
                files = all.filter(file -> file.toString().endsWith(".parquet")).toList();
            }
            long chunks = 0;
            long rest = 0;
            for (Path file : files) {
                long columns = 0;
                try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                    for (BlockMetaData block : reader.getFooter().getBlocks()) {
                        for (ColumnChunkMetaData chunk : block.getColumns()) {
                            columns += chunk.getTotalSize();
                            boolean needed = NEEDED.contains(chunk.getPath().toDotString());
                            chunks += needed ? chunk.getTotalSize() : 0;
                        }
                    }
                }
                rest += Files.size(file) - columns;
            }
            return new Sizes(pages + chunks, footers + rest);
        }
    }
}
