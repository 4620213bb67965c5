/** What can go wrong between a valid job file and a published model. */
@NullMarked
package dev.gristmill.trainer.error;

import org.jspecify.annotations.NullMarked;
