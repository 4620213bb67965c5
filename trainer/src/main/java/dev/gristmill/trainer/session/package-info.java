/** The Spark session of a run, shaped to the machine and to the input. */
@NullMarked
package dev.gristmill.trainer.session;

import org.jspecify.annotations.NullMarked;
