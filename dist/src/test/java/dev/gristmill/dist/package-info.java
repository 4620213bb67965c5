/** The product as a whole: its arrows, and what a user has in hand. */
@NullMarked
package dev.gristmill.dist;

import org.jspecify.annotations.NullMarked;
