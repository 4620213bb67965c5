package dev.gristmill.cli.models;

import dev.gristmill.store.run.RunReport;

/**
 * What {@code models report -o json} writes.
 *
 * @param report where it is
 */
record ReportDocument(RunReport report) {}
