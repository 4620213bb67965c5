/** Fits that go step by step, each making genuine models of spark.ml. */
@NullMarked
package dev.gristmill.trainer.learner;

import org.jspecify.annotations.NullMarked;
