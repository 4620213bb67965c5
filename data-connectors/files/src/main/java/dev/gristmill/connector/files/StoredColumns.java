package dev.gristmill.connector.files;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns that a Parquet, ORC or Avro file says that it has. */
final class StoredColumns {

    // Made once: each costs as much as some footers
    private static final ParquetReadOptions FOOTER = ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withMetadataFilter(ParquetMetadataConverter.SKIP_ROW_GROUPS)
            .build();

    private final SparkSession session;
    private final FilesOptions options;

    StoredColumns(SparkSession session, FilesOptions options) {
        this.session = session;
        this.options = options;
    }

    /**
     * A look at one file; safe on any thread.
     *
     * @throws dev.gristmill.error.GristmillException when the file may not be read, is gone, or was replaced
     */
    Look look(DataFile file) {
        if (file.bytes() == 0) {
            return new Look(Map.of(), "the file is empty");
        }
        try {
            return new Look(
                    switch (options.format()) {
                        case PARQUET -> parquet(file);
                        case AVRO -> avro(file);
                        default -> spark(file);
                    },
                    null);
        } catch (Exception e) {
            file.root().failures().reading(file.place(), e).ifPresent(failure -> {
                throw failure;
            });
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String reason =
                    String.valueOf(root.getMessage()).lines().findFirst().orElse("");
            return new Look(Map.of(), reason.isEmpty() ? root.getClass().getSimpleName() : reason);
        }
    }

    StructType sparkSchema(DataFile file) {
        return options.reader(session).load(SparkPath.of(file)).schema();
    }

    private static Map<String, String> parquet(DataFile file) throws IOException {
        InputFile input = new Footer(file);
        try (SeekableInputStream in = input.newStream()) {
            ParquetMetadata footer = ParquetFileReader.readFooter(input, FOOTER, in);
            Map<String, String> columns = new LinkedHashMap<>();
            for (Type type : footer.getFileMetaData().getSchema().getFields()) {
                columns.put(type.getName(), ParquetType.word(type));
            }
            return columns;
        }
    }

    private static Map<String, String> avro(DataFile file) throws IOException {
        try (DataFileStream<GenericRecord> reader = new DataFileStream<>(file.open(), new GenericDatumReader<>())) {
            Map<String, String> columns = new LinkedHashMap<>();
            for (Schema.Field field : reader.getSchema().getFields()) {
                columns.put(field.name(), AvroType.word(field.schema()));
            }
            return columns;
        }
    }

    private Map<String, String> spark(DataFile file) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (StructField field : sparkSchema(file).fields()) {
            columns.put(field.name(), field.dataType().simpleString());
        }
        return columns;
    }

    /** A file of which the end alone is read. */
    private record Footer(DataFile file) implements InputFile {

        @Override
        public long getLength() {
            return file.bytes();
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            return HadoopStreams.wrap(file.open(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM));
        }
    }

    /**
     * What a look gave.
     *
     * @param columns names and types
     * @param fault why the file cannot be read; null when it can
     */
    record Look(Map<String, String> columns, @Nullable String fault) {}
}
