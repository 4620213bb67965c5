/** Servers of Hadoop for tests. */
@NullMarked
package dev.gristmill.testing.hadoop;

import org.jspecify.annotations.NullMarked;
