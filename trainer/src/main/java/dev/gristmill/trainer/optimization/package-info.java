/** Numerical optimisation on the driver, one iteration at a time. */
@NullMarked
package dev.gristmill.trainer.optimization;

import org.jspecify.annotations.NullMarked;
