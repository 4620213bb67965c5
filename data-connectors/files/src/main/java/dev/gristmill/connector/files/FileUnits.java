package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Files as source units: cut at fixed byte ranges, so that the same files give the same units on any cluster. */
final class FileUnits {

    /** The largest unit. */
    static final long UNIT_BYTES = 128L << 20;

    private static final char RANGE = '#';

    private FileUnits() {}

    /** The units of some files, in the files' order. A unit's id is {@code name#firstByte-endByte}. */
    static List<SourceUnit> of(List<DataFile> files) {
        List<SourceUnit> units = new ArrayList<>();
        for (DataFile file : files) {
            long start = 0;
            do {
                long end = Math.min(start + UNIT_BYTES, file.bytes());
                String id = file.name() + RANGE + start + "-" + end;
                units.add(new SourceUnit(id, file.fingerprint(), end - start, null, List.of()));
                start = end;
            } while (start < file.bytes());
        }
        return units;
    }

    /** The names of the files that a snapshot's units are of. */
    static Set<String> fileNames(SourceSnapshot snapshot) {
        return snapshot.units().stream().map(FileUnits::fileName).collect(Collectors.toSet());
    }

    /** Throws unless every file of a snapshot is still there, and is still what it was. */
    static void requireUnchanged(SourceSnapshot snapshot, Listing listing) {
        List<String> changes = new ArrayList<>();
        for (SourceUnit unit : snapshot.units()) {
            String name = fileName(unit);
            DataFile now = listing.file(name);
            if (now == null) {
                changes.add(name + " is gone");
            } else if (!now.fingerprint().equals(unit.fingerprint())) {
                changes.add(name + " was " + unit.fingerprint() + " and is " + now.fingerprint());
            }
        }
        if (!changes.isEmpty()) {
            throw new GristmillException(
                    FilesErrors.CHANGED,
                    "Cannot read " + listing.root() + " as it was pinned: " + changes.size()
                            + " of its files changed, first " + changes.get(0) + " (bytes-milliseconds)",
                    "source.path",
                    "write new files beside the old ones instead of over them, then run again");
        }
    }

    private static String fileName(SourceUnit unit) {
        return unit.id().substring(0, unit.id().lastIndexOf(RANGE));
    }
}
