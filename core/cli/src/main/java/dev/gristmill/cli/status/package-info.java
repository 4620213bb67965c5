/** {@code gristmill status}. */
@NullMarked
package dev.gristmill.cli.status;

import org.jspecify.annotations.NullMarked;
