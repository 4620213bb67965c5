/** Where bytes live: put-if-absent, read, list. */
@NullMarked
package dev.gristmill.store.storage;

import org.jspecify.annotations.NullMarked;
