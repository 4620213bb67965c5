/** The model store: from a run's claim to a version that can be verified and read. */
@NullMarked
package dev.gristmill.store;

import org.jspecify.annotations.NullMarked;
