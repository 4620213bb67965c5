/**
 * The members of spark.ml that Scala keeps to Spark and the JVM lets everybody call: used here and nowhere else, each
 * with a test that fails when an upgrade of Spark changes it.
 */
@NullMarked
package dev.gristmill.trainer.internals;

import org.jspecify.annotations.NullMarked;
