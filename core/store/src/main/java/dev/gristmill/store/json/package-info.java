/** One canonical JSON form, and SHA-256 over it. */
@NullMarked
package dev.gristmill.store.json;

import org.jspecify.annotations.NullMarked;
