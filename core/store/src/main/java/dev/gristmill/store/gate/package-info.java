/** Whether a model may become the champion. */
@NullMarked
package dev.gristmill.store.gate;

import org.jspecify.annotations.NullMarked;
