/** Reads files in place: Parquet on the local file system. */
@NullMarked
package dev.gristmill.connector.files;

import org.jspecify.annotations.NullMarked;
