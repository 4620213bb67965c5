/** Holds every row of the source against what a training can use, and leaves out what it cannot. */
@NullMarked
package dev.gristmill.trainer.rows;

import org.jspecify.annotations.NullMarked;
