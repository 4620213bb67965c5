package dev.gristmill.connector.files;

import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.io.TempDir;

final class JsonContractSparkTest extends FilesContract {

    @TempDir
    java.nio.file.Path folder;

    @Override
    protected Path data() {
        return new Path(folder.resolve("data").toString());
    }

    @Override
    protected Format format() {
        return Format.JSON;
    }
}
