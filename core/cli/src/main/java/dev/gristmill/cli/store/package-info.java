/** {@code gristmill store}. */
@NullMarked
package dev.gristmill.cli.store;

import org.jspecify.annotations.NullMarked;
