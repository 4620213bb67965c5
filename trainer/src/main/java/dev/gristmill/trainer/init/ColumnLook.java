package dev.gristmill.trainer.init;

/**
 * A column of the source.
 *
 * @param name as the source has it
 * @param kind what it holds
 * @param type Spark's word for that
 * @param counts of the sample
 * @param twin whether it tells the label outright
 */
record ColumnLook(String name, Kind kind, String type, Counts counts, boolean twin) {}
