/** {@code gristmill algorithms} and {@code gristmill stages}. */
@NullMarked
package dev.gristmill.cli.catalogue;

import org.jspecify.annotations.NullMarked;
