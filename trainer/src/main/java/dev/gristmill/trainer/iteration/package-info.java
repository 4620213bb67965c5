/** The loop around a fit that goes step by step: checkpoints, signals, budget, early stopping and progress. */
@NullMarked
package dev.gristmill.trainer.iteration;

import org.jspecify.annotations.NullMarked;
