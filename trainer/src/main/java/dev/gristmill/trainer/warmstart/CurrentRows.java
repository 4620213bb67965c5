package dev.gristmill.trainer.warmstart;

import dev.gristmill.trainer.label.LabelClasses;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the run, for an earlier version to be held against.
 *
 * @param prepared the columns that the algorithm reads
 * @param raw some rows as a model of this run reads them
 * @param classes of a classification; null for other tasks
 * @param validation whether some are set apart for validation
 */
public record CurrentRows(
        StructType prepared, Dataset<Row> raw, @Nullable LabelClasses classes, boolean validation) {}
