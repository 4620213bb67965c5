/** What the data looked like that a model was trained on. */
@NullMarked
package dev.gristmill.trainer.profile;

import org.jspecify.annotations.NullMarked;
