/** Begins a fit at a version of the model that is already there. */
@NullMarked
package dev.gristmill.trainer.warmstart;

import org.jspecify.annotations.NullMarked;
