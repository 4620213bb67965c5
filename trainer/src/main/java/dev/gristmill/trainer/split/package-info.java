/** Which rows train and which are held out: the same on any cluster, forever. */
@NullMarked
package dev.gristmill.trainer.split;

import org.jspecify.annotations.NullMarked;
