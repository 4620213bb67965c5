/** The protocol of a training run: identity, claim, artefact, version, status. */
@NullMarked
package dev.gristmill.store.run;

import org.jspecify.annotations.NullMarked;
