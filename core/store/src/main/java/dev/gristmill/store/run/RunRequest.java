package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.JobIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to be.
 *
 * @param model the model that it makes a version of
 * @param jobName the job's name
 * @param jobDigest SHA-256 in hexadecimal of what makes two jobs the same training
 * @param logicalDate the date that it is for, ISO-8601 ({@code 2026-11-01} or {@code 2026-11-01T06:30Z}); null for a run
 *     of its own
 * @param rerunReason why a date that is done is to be done again; null if it is not
 */
public record RunRequest(
        String model,
        String jobName,
        String jobDigest,
        @Nullable String logicalDate,
        @Nullable String rerunReason) {

    public RunRequest {
        model = new ModelLayout(model).model();
        if (logicalDate != null) {
            LogicalDates.instant(logicalDate);
        }
        if (rerunReason != null && rerunReason.isBlank()) {
            throw new GristmillException(
                    StoreErrors.INVALID_REQUEST, "Invalid --rerun: '' (expected a reason)", null, null);
        }
    }

    JobIdentity job() {
        return new JobIdentity(jobName, jobDigest);
    }
}
