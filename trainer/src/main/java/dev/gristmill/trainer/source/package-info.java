/** The source's rows: which columns a job needs of them, and whether they can be trained on. */
@NullMarked
package dev.gristmill.trainer.source;

import org.jspecify.annotations.NullMarked;
