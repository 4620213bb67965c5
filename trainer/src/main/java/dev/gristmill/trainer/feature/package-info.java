/** From the job file's column rules to feature stages of spark.ml. */
@NullMarked
package dev.gristmill.trainer.feature;

import org.jspecify.annotations.NullMarked;
