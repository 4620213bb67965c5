package dev.gristmill.connector.files;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What a look at the files on the driver gave, before any row is read.
 *
 * @param groups the files to read, those that are read in one way together
 * @param columns the columns in the files, in the order in which rows have them
 * @param warnings what may be wrong
 */
record Inspection(List<Group> groups, StructType columns, List<String> warnings) {

    Inspection {
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /**
     * Files that are read in one way.
     *
     * @param files in the source's order
     * @param stored the columns in the order in which the files have them
     */
    record Group(List<DataFile> files, StructType stored) {

        Group {
            files = List.copyOf(files);
        }

        /** The group with one of its files alone. */
        Group only(DataFile file) {
            return new Group(List.of(file), stored);
        }
    }
}
