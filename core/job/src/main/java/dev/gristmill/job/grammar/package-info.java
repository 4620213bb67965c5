/** What a job file may hold, described once: readers, JSON Schema and documentation follow it. */
@NullMarked
package dev.gristmill.job.grammar;

import org.jspecify.annotations.NullMarked;
