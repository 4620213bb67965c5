package dev.gristmill.connector.files;

import dev.gristmill.testing.hadoop.HdfsServer;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

final class HdfsCsvContractSparkTest extends FilesContract {

    private final Path data =
            new Path(HdfsServer.root(UUID.randomUUID().toString()).toString());

    @Override
    protected Path data() {
        return data;
    }

    @Override
    protected Format format() {
        return Format.CSV;
    }
}
