package dev.gristmill.spi;

import org.jspecify.annotations.Nullable;

/**
 * How much there is.
 *
 * @param rows how many rows; null when only reading them would tell
 * @param bytes size in storage
 * @param files how many files; null for a source that has none
 */
public record SourceExtent(
        @Nullable Long rows, long bytes, @Nullable Integer files) {}
