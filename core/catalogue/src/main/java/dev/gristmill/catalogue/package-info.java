/** Writes the catalogue of algorithms and stages from spark.ml's own Params; runs in the build alone. */
@NullMarked
package dev.gristmill.catalogue;

import org.jspecify.annotations.NullMarked;
