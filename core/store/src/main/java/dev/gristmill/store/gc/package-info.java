/** Deletes what no version needs: never what is in use, and complete in the end wherever it is halted. */
@NullMarked
package dev.gristmill.store.gc;

import org.jspecify.annotations.NullMarked;
