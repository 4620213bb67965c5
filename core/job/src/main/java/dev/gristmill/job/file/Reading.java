package dev.gristmill.job.file;

/**
 * What all parts of a job share while they are read.
 *
 * @param folder the job file's
 * @param secrets tells what may not be shown
 * @param problems takes what is wrong
 */
record Reading(Folder folder, Secrets secrets, Problems problems) {

    /** The same, for parts that are known to be wrong: it keeps what else would be said of them to itself. */
    Reading muted() {
        return new Reading(folder, secrets, new Problems());
    }
}
