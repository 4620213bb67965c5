/** Names and keys inside a store. */
@NullMarked
package dev.gristmill.store.layout;

import org.jspecify.annotations.NullMarked;
