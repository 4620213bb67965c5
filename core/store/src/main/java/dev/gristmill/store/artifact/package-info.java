/** The documents beside a stored model, and its manifest. */
@NullMarked
package dev.gristmill.store.artifact;

import org.jspecify.annotations.NullMarked;
