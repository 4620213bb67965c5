/** {@code gristmill validate}. */
@NullMarked
package dev.gristmill.cli.validate;

import org.jspecify.annotations.NullMarked;
