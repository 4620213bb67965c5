package dev.gristmill.spi;

import java.util.List;

/**
 * A read of a source that can hold records which are none, such as a line of CSV with too few fields. Such a record is a
 * row of {@link #rows()} like any other, with {@link #faultColumn()} telling it apart, so that the pass that reads the
 * rows for training counts them too.
 */
public interface FaultyRead extends SourceRead {

    /**
     * The name of a text column of {@link #rows()}: the file that the record is in where it cannot be read as what the
     * source's schema says, null in every other row. It is part of no schema that a job can name.
     */
    String faultColumn();

    /**
     * Finds where the faults are, by reading the files that have any once more.
     *
     * @param files as {@link #faultColumn()} names them
     * @param limit how many faults are enough
     * @return at most so many, in the order of files and places
     */
    List<RecordFault> faults(List<String> files, int limit);
}
