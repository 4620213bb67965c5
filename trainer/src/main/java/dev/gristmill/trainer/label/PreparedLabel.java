package dev.gristmill.trainer.label;

import dev.gristmill.job.Task;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/**
 * What spark.ml learns from.
 *
 * @param task what is to be learned
 * @param column the double column of labels: numbers, or indexes of classes; null for a task without labels
 * @param classes of a classification; null for other tasks
 */
public record PreparedLabel(
        Task task, @Nullable Column column, @Nullable LabelClasses classes) {}
