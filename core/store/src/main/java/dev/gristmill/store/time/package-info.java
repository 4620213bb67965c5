/** Waiting within one process. */
@NullMarked
package dev.gristmill.store.time;

import org.jspecify.annotations.NullMarked;
