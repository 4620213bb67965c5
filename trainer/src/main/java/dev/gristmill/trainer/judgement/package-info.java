/** What was found out about a model on the rows that were held out. Values only: computed elsewhere, shown elsewhere. */
@NullMarked
package dev.gristmill.trainer.judgement;

import org.jspecify.annotations.NullMarked;
