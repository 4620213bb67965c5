/** Storage on the file systems of Hadoop. */
@NullMarked
package dev.gristmill.storage.hadoop;

import org.jspecify.annotations.NullMarked;
