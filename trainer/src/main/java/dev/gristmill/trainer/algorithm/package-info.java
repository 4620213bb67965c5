/** The algorithms that come with the trainer. */
@NullMarked
package dev.gristmill.trainer.algorithm;

import org.jspecify.annotations.NullMarked;
