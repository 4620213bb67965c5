/** The append-only log of a model: who ran, which versions exist, what was live when. */
@NullMarked
package dev.gristmill.store.log;

import org.jspecify.annotations.NullMarked;
