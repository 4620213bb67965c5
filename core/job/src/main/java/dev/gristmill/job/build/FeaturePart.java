package dev.gristmill.job.build;

import java.util.Map;

/** One item of {@code features} on its way into a job. Immutable. */
public sealed interface FeaturePart permits ColumnPart, StagePart {

    /** The item as the job file writes it: maps, lists and scalars. */
    Map<String, Object> written();
}
