package dev.gristmill.trainer.run;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.WarnedRead;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.trainer.feature.AlgorithmColumns;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.session.ExecutionShape;
import dev.gristmill.trainer.source.JobSources;
import dev.gristmill.trainer.source.OpenInput;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Pins the source and claims the run. A run that goes on from an earlier attempt reads what that attempt pinned; when
 * the source no longer is what it was, it starts over with the source as it is now.
 */
final class Reading {

    private final RunContext context;
    private final AlgorithmColumns algorithm;
    private final RunListener listener;

    /**
     * Of one run.
     *
     * @param algorithm the columns that the algorithm's own parameters name
     */
    Reading(RunContext context, AlgorithmColumns algorithm, RunListener listener) {
        this.context = context;
        this.algorithm = algorithm;
        this.listener = listener;
    }

    /** The source; the caller closes it. */
    Source open(RunStart.Claimable start, SparkSession session, JobSources sources) {
        RunStart.Claimable from = start;
        OpenInput input = null;
        if (start instanceof RunStart.Continued continued) {
            byte[] inputs = context.store().inputs(continued.inputs());
            input = replay(session, sources, Inputs.read(inputs).sources());
            if (input == null) {
                from = abandon(continued, inputs);
            }
        }
        if (input == null) {
            input = sources.open(session);
        }
        try {
            return claim(from, session, input);
        } catch (RuntimeException e) {
            input.read().close();
            throw e;
        }
    }

    private Source claim(RunStart.Claimable start, SparkSession session, OpenInput input) {
        SourceRead read = input.read();
        if (read instanceof WarnedRead warned) {
            warned.warnings().forEach(warning -> listener.on(new RunEvent.Warned(warning)));
        }
        ExecutionShape.of(read.snapshot().bytes()).applyTo(session.conf());
        Dataset<Row> rows = SourceColumns.visible(read);
        SourceColumns columns = SourceColumns.of(rows, context.job(), algorithm);
        for (String column : columns.readByLabel()) {
            listener.on(new RunEvent.Warned("The label is computed from '" + column
                    + "', which is a feature too: the model may learn nothing but the expression"));
        }
        RunClaim claim = context.store().claim(start, context.request(), new Inputs(input.pins()).json());
        listener.on(new RunEvent.Claimed(
                claim.runId(), claim.attemptId(), claim.runUri().toString()));
        return new Source(read, rows, columns, claim);
    }

    private @Nullable OpenInput replay(SparkSession session, JobSources sources, Map<String, SourceSnapshot> pins) {
        try {
            return sources.open(session, pins);
        } catch (GristmillException e) {
            if (e.code().exitCode() != ExitCode.DATA && e.code().exitCode() != ExitCode.MISSING) {
                throw e;
            }
            listener.on(new RunEvent.Warned(
                    "The source is not what the interrupted attempt read, so the run starts over: " + e.getMessage()));
            return null;
        }
    }

    /** Ends the run that cannot go on, in the log, so that a new one can begin. */
    private RunStart.Claimable abandon(RunStart.Continued continued, byte[] inputs) {
        context.store().claim(continued, context.request(), inputs).release(new Release(Release.Outcome.FAILED, false));
        if (context.store().begin(context.request()) instanceof RunStart.Claimable fresh) {
            return fresh;
        }
        throw new IllegalStateException("Cannot start over run " + continued.runId() + ": it is done");
    }
}
