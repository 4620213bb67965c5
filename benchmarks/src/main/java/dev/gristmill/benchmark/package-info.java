/** Measures fits against textbook spark.ml, in one process and in turns. */
@NullMarked
package dev.gristmill.benchmark;

import org.jspecify.annotations.NullMarked;
