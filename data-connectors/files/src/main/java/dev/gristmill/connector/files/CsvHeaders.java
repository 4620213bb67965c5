package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first lines of CSV files, held against the columns that there should be. */
final class CsvHeaders {

    private final List<String> columns;
    private final String standard;

    private CsvHeaders(List<String> columns, String standard) {
        this.columns = columns;
        this.standard = standard;
    }

    /** Headers must name what the job declares, and may name more. */
    static CsvHeaders declared(List<String> columns) {
        return new CsvHeaders(columns, "source.schema");
    }

    /** Headers must name what the first one names. */
    static CsvHeaders first(DataFile file, List<String> columns) {
        return new CsvHeaders(columns, file.place());
    }

    /** The names in a file's header: those that are blank get the name that Spark gives them. */
    static List<String> names(DataFile file, List<String> fields) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : fields) {
            String name = field.startsWith("\uFEFF") ? field.substring(1) : field;
            if (!name.isEmpty() && !seen.add(name)) {
                throw new GristmillException(
                        FilesErrors.DUPLICATE_COLUMN,
                        "Cannot read " + file.place() + ": its header names column " + name + " twice",
                        file.place() + ":1",
                        "rename one of the columns in the file");
            }
            names.add(name.isEmpty() ? "_c" + names.size() : name);
        }
        return names;
    }

    /**
     * What to warn of.
     *
     * @param files each with its header's names
     * @throws GristmillException when a header lacks a column, or has one that no other has
     */
    List<String> check(Map<DataFile, List<String>> files) {
        List<String> moved = new ArrayList<>();
        Set<String> unused = new HashSet<>();
        for (Map.Entry<DataFile, List<String>> it : files.entrySet()) {
            List<String> header = it.getValue();
            List<String> kept = header.stream().filter(columns::contains).toList();
            boolean declared = standard.startsWith("source.");
            if (kept.size() < columns.size() || (!declared && kept.size() < header.size())) {
                throw differs(it.getKey(), header);
            }
            if (!kept.equals(columns)) {
                moved.add(it.getKey().place() + " ('" + String.join(",", header) + "')");
            }
            header.stream().filter(name -> !columns.contains(name)).forEach(unused::add);
        }
        List<String> warnings = new ArrayList<>();
        if (!moved.isEmpty()) {
            warnings.add(FilesErrors.HEADER.id() + " The header of " + moved.size() + " of "
                    + Count.files(files.size()) + " is in another order than '" + String.join(",", columns) + "' of "
                    + standard + "; columns are matched by name: " + Count.first(moved));
        }
        if (!unused.isEmpty()) {
            warnings.add(FilesErrors.HEADER.id() + " The files have " + Count.of(unused.size(), "column")
                    + " that source.schema leaves out: "
                    + Count.first(unused.stream().sorted().toList()));
        }
        return warnings;
    }

    private GristmillException differs(DataFile file, List<String> header) {
        return new GristmillException(
                FilesErrors.HEADER,
                "Cannot read " + file.place() + ": its header '" + String.join(",", header)
                        + "' does not name the columns '" + String.join(",", columns) + "' of " + standard,
                file.place() + ":1",
                "correct the header or source.schema, or set source.header to false where the first line is data");
    }
}
