/** Reads files in place on the local file system: Parquet, ORC, Avro, CSV, JSON, text and libsvm. */
@NullMarked
package dev.gristmill.connector.files;

import org.jspecify.annotations.NullMarked;
