/** Errors that say what, where and what to do, and the exit codes that schedulers act on. */
@NullMarked
package dev.gristmill.error;

import org.jspecify.annotations.NullMarked;
