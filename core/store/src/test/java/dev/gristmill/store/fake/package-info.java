/** Hand-written stand-ins for time, chance and other processes. */
@NullMarked
package dev.gristmill.store.fake;

import org.jspecify.annotations.NullMarked;
