package dev.gristmill.connector.files;

import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.SourceSnapshot;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The files that a read is of.
 *
 * @param session reads them
 * @param options what the job says of them
 * @param window the rows wanted; null for all
 * @param listing where they are
 * @param found what there is, whether it is read or not
 * @param files what is read
 * @param partitions the columns that partition folders make
 */
record SourceFiles(
        SparkSession session,
        FilesOptions options,
        @Nullable WindowSpec window,
        Listing listing,
        Listing.Found found,
        List<DataFile> files,
        StructType partitions) {

    SourceFiles {
        files = List.copyOf(files);
    }

    SourceSnapshot snapshot() {
        return new SourceSnapshot(FilesDescription.CONNECTOR, listing.root().location(), FileUnits.of(files));
    }

    ReadFailures failures() {
        return new ReadFailures(options, listing, files, snapshot());
    }
}
