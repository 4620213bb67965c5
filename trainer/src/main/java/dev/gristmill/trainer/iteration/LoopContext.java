package dev.gristmill.trainer.iteration;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.trainer.progress.RunListener;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the loop around a fit takes from outside.
 *
 * @param spec what the job says of the training
 * @param beginning begins the fit, unless a checkpoint goes on with it
 * @param checkpoints the run's
 * @param validation what early stopping looks at; null for none
 * @param rows that the fit learns from
 * @param clock the time of day
 * @param listener hears how it goes
 * @param stop whether the run is to stop
 * @param stoppedBy what to throw then
 */
public record LoopContext(
        TrainingSpec spec,
        Supplier<Beginning> beginning,
        FitCheckpoints checkpoints,
        @Nullable ValidationScore validation,
        long rows,
        InstantSource clock,
        RunListener listener,
        BooleanSupplier stop,
        Supplier<GristmillException> stoppedBy) {

    GristmillException stopped() {
        return stoppedBy.get();
    }
}
