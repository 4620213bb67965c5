/** {@code gristmill schema}. */
@NullMarked
package dev.gristmill.cli.schema;

import org.jspecify.annotations.NullMarked;
