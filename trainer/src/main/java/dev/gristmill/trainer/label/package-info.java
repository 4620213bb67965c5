/** From labels as a job's rows have them to what spark.ml learns from, and back. */
@NullMarked
package dev.gristmill.trainer.label;

import org.jspecify.annotations.NullMarked;
