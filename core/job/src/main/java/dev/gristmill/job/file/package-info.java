/** Reads a job file strictly: every problem at once, each with its position. */
@NullMarked
package dev.gristmill.job.file;

import org.jspecify.annotations.NullMarked;
