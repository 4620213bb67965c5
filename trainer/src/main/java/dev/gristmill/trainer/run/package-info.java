/** A training run: its steps, and what they hand to each other. */
@NullMarked
package dev.gristmill.trainer.run;

import org.jspecify.annotations.NullMarked;
