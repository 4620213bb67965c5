/** The prepared rows as blocks of primitive arrays. */
@NullMarked
package dev.gristmill.trainer.block;

import org.jspecify.annotations.NullMarked;
