/** Alternating least squares by steps: factors of users and items, solved in turn from ratings in blocks. */
@NullMarked
package dev.gristmill.trainer.factorization;

import org.jspecify.annotations.NullMarked;
