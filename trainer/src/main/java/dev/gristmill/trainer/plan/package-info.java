/** {@code gristmill plan}: what a training would do, found out without training. */
@NullMarked
package dev.gristmill.trainer.plan;

import org.jspecify.annotations.NullMarked;
