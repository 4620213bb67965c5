/** What can go wrong in a store. */
@NullMarked
package dev.gristmill.store.error;

import org.jspecify.annotations.NullMarked;
