/** What the tests of several modules share. */
@NullMarked
package dev.gristmill.testing;

import org.jspecify.annotations.NullMarked;
