package dev.gristmill.trainer.rows;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.RecordFault;
import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A read of rows that are there, with a column {@code broken} that names the file of records that are none. */
public final class FakeRead implements FaultyRead {

    static final ErrorCode UNPARSABLE = new ErrorCode("DATA-101", Blame.DATA, ExitCode.DATA);

    private final Dataset<Row> rows;
    private final @Nullable Long held;
    private final List<String> askedFor = new ArrayList<>();

    /**
     * Of some rows.
     *
     * @param held how many the source has, whatever the window
     */
    public FakeRead(Dataset<Row> rows, @Nullable Long held) {
        this.rows = rows;
        this.held = held;
    }

    @Override
    public String faultColumn() {
        return "broken";
    }

    /** The fifth line of each file. */
    @Override
    public List<RecordFault> faults(List<String> files, int limit) {
        askedFor.addAll(files);
        return files.stream()
                .limit(limit)
                .map(file -> new RecordFault(UNPARSABLE, file, 5, "a", "a='foo' (expected int)", "1,foo"))
                .toList();
    }

    List<String> askedFor() {
        return askedFor;
    }

    @Override
    public Dataset<Row> rows() {
        return rows;
    }

    @Override
    public SourceSnapshot snapshot() {
        return new SourceSnapshot("fake", "nowhere", List.of());
    }

    @Override
    public SourceExtent held() {
        return new SourceExtent(held, 0, null);
    }

    @Override
    public void confirm() {}

    @Override
    public void close() {}
}
