/** What a run tells while it is under way, and to whom. */
@NullMarked
package dev.gristmill.trainer.progress;

import org.jspecify.annotations.NullMarked;
