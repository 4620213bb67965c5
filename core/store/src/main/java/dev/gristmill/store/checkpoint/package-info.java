/** How far a run's fit has come, so that another attempt can go on from there. */
@NullMarked
package dev.gristmill.store.checkpoint;

import org.jspecify.annotations.NullMarked;
