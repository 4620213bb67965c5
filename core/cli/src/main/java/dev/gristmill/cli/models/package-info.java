/** {@code gristmill models}. */
@NullMarked
package dev.gristmill.cli.models;

import org.jspecify.annotations.NullMarked;
