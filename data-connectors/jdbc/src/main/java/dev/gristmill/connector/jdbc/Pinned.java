package dev.gristmill.connector.jdbc;

import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceSnapshot;
import java.util.List;

/**
 * Rows of a relation as they were pinned.
 *
 * @param columns the relation's columns
 * @param division into the snapshot's units
 * @param snapshot the pin
 * @param held the whole relation
 * @param warnings what may be wrong all the same
 */
record Pinned(
        TableColumns columns, Division division, SourceSnapshot snapshot, SourceExtent held, List<String> warnings) {

    Pinned {
        warnings = List.copyOf(warnings);
    }
}
