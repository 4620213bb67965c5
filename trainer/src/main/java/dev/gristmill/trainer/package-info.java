/** The Spark application: from a job file to a published model. */
@NullMarked
package dev.gristmill.trainer;

import org.jspecify.annotations.NullMarked;
