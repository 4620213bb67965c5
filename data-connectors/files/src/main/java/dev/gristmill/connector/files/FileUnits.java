package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                List<String> hosts = BlockHosts.of(file.blocks(), start, end);
                units.add(new SourceUnit(id, file.fingerprint(), end - start, null, hosts));
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
        Map<String, String> pinned = new LinkedHashMap<>();
        snapshot.units().forEach(unit -> pinned.put(fileName(unit), unit.fingerprint()));
        List<String> changes = Parallel.map(List.copyOf(pinned.entrySet()), it -> change(it, listing)).stream()
                .filter(it -> !it.isEmpty())
                .toList();
        if (!changes.isEmpty()) {
            throw new GristmillException(
                    FilesErrors.CHANGED,
                    "Cannot read " + listing.root() + " as it was pinned: " + changes.size()
                            + " of its files changed, first " + changes.get(0) + " ("
                            + listing.root().kind().fingerprint() + ")",
                    "source.path",
                    "write new files beside the old ones instead of over them, then run again");
        }
    }

    /** What happened to a file; empty when nothing did. */
    private static String change(Map.Entry<String, String> pinned, Listing listing) {
        DataFile now = listing.file(pinned.getKey());
        if (now == null) {
            return pinned.getKey() + " is gone";
        }
        return Objects.equals(now.fingerprint(), pinned.getValue())
                ? ""
                : pinned.getKey() + " was " + pinned.getValue() + " and is " + now.fingerprint();
    }

    private static String fileName(SourceUnit unit) {
        return unit.id().substring(0, unit.id().lastIndexOf(RANGE));
    }
}
