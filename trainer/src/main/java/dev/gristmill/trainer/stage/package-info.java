/** Makes stages of spark.ml from class names and plain values. */
@NullMarked
package dev.gristmill.trainer.stage;

import org.jspecify.annotations.NullMarked;
