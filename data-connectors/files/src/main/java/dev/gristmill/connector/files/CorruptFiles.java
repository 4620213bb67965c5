package dev.gristmill.connector.files;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that cannot be read as what they should be: so many are left out as the job allows. */
final class CorruptFiles {

    private final Map<DataFile, Fault> faults = new LinkedHashMap<>();

    void add(DataFile file, Fault fault) {
        faults.put(file, fault);
    }

    /** The files without these. */
    List<DataFile> without(List<DataFile> files) {
        return files.stream().filter(file -> !faults.containsKey(file)).toList();
    }

    /**
     * What to warn of.
     *
     * @param all the files that were looked at
     * @throws GristmillException when there are more than the job allows, or nothing else
     */
    List<String> warnings(List<DataFile> all, FilesOptions options) {
        if (faults.isEmpty()) {
            return List.of();
        }
        Map.Entry<DataFile, Fault> first = faults.entrySet().iterator().next();
        String place = first.getKey().place();
        String count = faults.size() + " of " + Count.files(all.size());
        if (faults.size() > options.maxCorruptFiles() || faults.size() == all.size()) {
            throw new GristmillException(
                    first.getValue().code(),
                    "Cannot read " + count + " as " + options.format().word() + ": " + place + ": "
                            + first.getValue().reason(),
                    place,
                    "write the file again, take it out of the source, or raise source.maxCorruptFiles (now "
                            + options.maxCorruptFiles() + ")");
        }
        List<String> names = new ArrayList<>();
        faults.keySet().forEach(file -> names.add(file.name().isEmpty() ? place : file.name()));
        return List.of(FilesErrors.CORRUPT.id() + " " + count + " cannot be read and "
                + (faults.size() == 1 ? "is" : "are") + " left out: " + String.join(", ", names));
    }

    /**
     * What is wrong with a file as a whole.
     *
     * @param code what kind of fault it is
     * @param reason as the end of a sentence
     */
    record Fault(ErrorCode code, String reason) {}
}
