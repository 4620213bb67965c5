package dev.gristmill.spi;

import java.util.List;

/** A read of a source that can be read, and of which something may be wrong all the same. */
public interface WarnedRead extends SourceRead {

    /** What may be wrong, each with its code in front and as one sentence without a final period, as in {@code DATA-113 1 file is hidden by its name}. */
    List<String> warnings();
}
