/** The job file: immutable spec records, read and checked without Spark. */
@NullMarked
package dev.gristmill.job;

import org.jspecify.annotations.NullMarked;
