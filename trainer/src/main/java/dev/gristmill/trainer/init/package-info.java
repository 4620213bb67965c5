/** {@code gristmill init}: a starter job file from a look at the data. */
@NullMarked
package dev.gristmill.trainer.init;

import org.jspecify.annotations.NullMarked;
