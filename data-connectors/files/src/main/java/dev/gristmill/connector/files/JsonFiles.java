package dev.gristmill.connector.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.gristmill.connector.files.Inspection.Group;
import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** JSON files: a declared column must occur in some record. */
final class JsonFiles {

    private final SparkSession session;
    private final FilesOptions options;
    private final StructType partitions;

    JsonFiles(SparkSession session, FilesOptions options, StructType partitions) {
        this.session = session;
        this.options = options;
        this.partitions = partitions;
    }

    /**
     * Looks at the files' first records; reads all of them only when columns are to be found in them, or a declared one is
     * not among the first.
     */
    Inspection inspect(List<DataFile> files) {
        TextStarts<Set<String>> starts = TextStarts.of(files, options, (file, head) -> fields(head));
        StructType declared = Columns.without(options.schema(), partitions);
        if (declared != null) {
            requireFields(declared, starts);
        }
        JsonTypes types = new JsonTypes(session, options);
        StructType columns = declared == null ? types.of(starts.files(), found(starts.files())) : declared;
        List<String> warnings = new ArrayList<>(starts.warnings());
        warnings.addAll(types.warnings());
        return new Inspection(List.of(new Group(starts.files(), columns)), columns, warnings);
    }

    private void requireFields(StructType declared, TextStarts<Set<String>> starts) {
        Set<String> missing = new TreeSet<>(List.of(declared.fieldNames()));
        starts.starts().values().forEach(missing::removeAll);
        if (missing.isEmpty()) {
            return;
        }
        Set<String> found = new TreeSet<>(List.of(found(starts.files()).fieldNames()));
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            found.removeAll(List.of(declared.fieldNames()));
            throw new GristmillException(
                    FilesErrors.NO_SUCH_FIELD,
                    "Cannot read column " + String.join(", ", missing) + ": it is in no record of "
                            + Count.files(starts.files().size())
                            + (found.isEmpty()
                                    ? ""
                                    : "; there " + (found.size() == 1 ? "is " : "are ")
                                            + Count.first(List.copyOf(found)) + ", which source.schema does not have"),
                    starts.files().get(0).place(),
                    "correct the name in source.schema, or leave the column out of it");
        }
    }

    private StructType found(List<DataFile> files) {
        StructType schema = options.reader(session).load(SparkPath.of(files)).schema();
        return Objects.requireNonNull(Columns.without(
                new StructType(Arrays.stream(schema.fields())
                        .filter(field -> !field.name().equals(Faults.CORRUPT))
                        .toArray(StructField[]::new)),
                partitions));
    }

    /** The names of fields in the first records, as far as they are JSON. */
    private Set<String> fields(byte[] head) {
        Set<String> names = new HashSet<>();
        String text = new String(head, options.encoding());
        try (MappingIterator<JsonNode> records =
                JsonText.MAPPER.readerFor(JsonNode.class).readValues(text)) {
            while (records.hasNextValue()) {
                records.nextValue().fieldNames().forEachRemaining(names::add);
            }
        } catch (JsonProcessingException e) {
            // The text is cut off somewhere in a record, or is none: reading the rows tells
            return names;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read from memory", e);
        }
        return names;
    }
}
