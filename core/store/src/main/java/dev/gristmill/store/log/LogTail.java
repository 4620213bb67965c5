package dev.gristmill.store.log;

import dev.gristmill.store.json.Sha256;

/**
 * Where a log ends.
 *
 * @param seq the number of the last entry; 0 for an empty log
 * @param sha256 of the last entry's file; zeros for an empty log
 */
public record LogTail(long seq, String sha256) {

    static final LogTail EMPTY = new LogTail(0, Sha256.ZEROS);
}
