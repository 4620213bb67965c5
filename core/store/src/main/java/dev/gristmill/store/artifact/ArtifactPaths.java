package dev.gristmill.store.artifact;

/** The paths within an artefact. */
public final class ArtifactPaths {

    /** The folder that spark.ml writes and loads. */
    public static final String MODEL = "model";

    /** The folder of some raw rows with what the model says of them, as Parquet. */
    public static final String SAMPLE = "sample";

    /** The folder of the table that an algorithm found instead of a model, as Parquet. */
    public static final String RESULT = "result";

    static final String MANIFEST = "MANIFEST.json";
    static final String MANIFEST_SIGNATURE = "MANIFEST.sig.json";
    static final String SIGNATURE = "schema.json";
    static final String METRICS = "metrics.json";
    static final String INPUTS = "inputs.json";
    static final String JOB = "job.json";

    private ArtifactPaths() {}
}
