package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.connector.files.Inspection.Group;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.RecordFault;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One read of files of text, in which each record can be wrong by itself. */
final class RecordsRead extends FilesRead implements FaultyRead {

    RecordsRead(SourceFiles source, Inspection inspection) {
        super(source, inspection);
    }

    @Override
    List<Column> columns(Group group) {
        List<Column> columns = new ArrayList<>(super.columns(group));
        Column file = col(source().options().linewise() ? LineRecords.FILE : "_metadata.file_path");
        columns.add(when(faulty(group), file).as(Faults.FAULT));
        return columns;
    }

    private Column faulty(Group group) {
        Column faulty = Faults.faulty(source().options().format(), group.stored());
        return source().options().linewise() ? faulty.or(col(LineRecords.ODD)) : faulty;
    }

    @Override
    public String faultColumn() {
        return Faults.FAULT;
    }

    @Override
    public List<RecordFault> faults(List<String> files, int limit) {
        List<RecordFault> found = new ArrayList<>();
        // All are of one file system: its paths tell them apart
        Set<String> wanted = new HashSet<>();
        files.forEach(file -> wanted.add(URI.create(file).getPath()));
        for (Group group : inspection().groups()) {
            for (DataFile file : group.files()) {
                if (found.size() < limit && wanted.contains(file.path().toUri().getPath())) {
                    found.addAll(faults(group.only(file), limit - found.size()));
                }
            }
        }
        return found;
    }

    private List<RecordFault> faults(Group file, int limit) {
        FaultPlaces places = new FaultPlaces(source().options(), file.files().get(0), file.stored());
        if (source().options().format() == Format.TEXT) {
            return places.find(Set.of(), limit);
        }
        Dataset<Row> faulty = scan(file)
                .filter(faulty(file))
                .select(col(Faults.CORRUPT), lit(true))
                .limit(limit);
        Set<String> texts = new HashSet<>();
        faulty.collectAsList().stream().filter(row -> !row.isNullAt(0)).forEach(row -> texts.add(row.getString(0)));
        return places.find(texts, limit);
    }
}
