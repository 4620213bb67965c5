/** How good what was trained is, task by task. */
@NullMarked
package dev.gristmill.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
