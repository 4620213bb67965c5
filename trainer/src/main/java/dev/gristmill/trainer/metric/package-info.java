/** The metrics that come with the trainer. */
@NullMarked
package dev.gristmill.trainer.metric;

import org.jspecify.annotations.NullMarked;
