/** Signatures of manifests, and whose signatures count. */
@NullMarked
package dev.gristmill.store.trust;

import org.jspecify.annotations.NullMarked;
