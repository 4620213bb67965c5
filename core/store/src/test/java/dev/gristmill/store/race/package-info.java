/** Races and deaths: every schedule of a few writers, and real processes that are halted, paused and killed. */
@NullMarked
package dev.gristmill.store.race;

import org.jspecify.annotations.NullMarked;
