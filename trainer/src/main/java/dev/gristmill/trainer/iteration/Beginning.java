package dev.gristmill.trainer.iteration;

import dev.gristmill.spi.IterativeFit;
import org.jspecify.annotations.Nullable;

/**
 * A fit that nothing has been done for yet.
 *
 * @param fit whoever takes it closes it
 * @param start where it begins; null for a job that asks for no warm start
 */
public record Beginning(IterativeFit fit, @Nullable Start start) {}
