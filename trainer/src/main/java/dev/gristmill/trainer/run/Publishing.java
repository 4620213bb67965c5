package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.cli.Version;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Secret;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.store.artifact.ArtifactDocuments;
import dev.gristmill.store.artifact.Endorsement;
import dev.gristmill.store.artifact.JobDocument;
import dev.gristmill.store.artifact.MetricsDocument;
import dev.gristmill.store.artifact.Signature;
import dev.gristmill.store.artifact.SignatureField;
import dev.gristmill.store.artifact.SoftwareVersions;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.artifact.TrainedWith;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.trust.ManifestSigner;
import dev.gristmill.store.trust.TrustPolicy;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.split.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Writes the model into the run's own folder, seals it with a manifest, commits it as a version, and promotes it if the
 * gate lets it. Until the commit nobody sees any of it.
 */
final class Publishing {

    private final TrainingJob job;
    private final AlgorithmDescription algorithm;
    private final String engine;
    private final @Nullable Integer parent;
    private final @Nullable ManifestSigner signer;

    /**
     * Of one run.
     *
     * @param engine that fitted it
     * @param parent the version of the model that the fit began at; null for none
     * @param signer of what is published; null for none
     */
    Publishing(
            TrainingJob job,
            AlgorithmDescription algorithm,
            String engine,
            @Nullable Integer parent,
            @Nullable ManifestSigner signer) {
        this.job = job;
        this.algorithm = algorithm;
        this.engine = engine;
        this.parent = parent;
        this.signer = signer;
    }

    /** What signs the job's versions; null for nothing. Refuses a key that is none, or that no reader here trusts. */
    static @Nullable ManifestSigner signer(TrainingJob job, TrustPolicy trust) {
        Secret key = job.publish().signingKey();
        ManifestSigner signer = key == null ? null : ManifestSigner.of(key.value());
        trust.requireTrusted(signer);
        return signer;
    }

    /** The committed version; promoted unless the gate rejected it or an older date holds it back. */
    ModelVersion publish(RunClaim claim, PreparedRows rows, Trained trained, Evaluation evaluation) {
        SparkSession session = rows.rows().sparkSession();
        RawRowModel model = RawRowModel.of(rows, trained.pipeline(), session);
        save(model.pipeline(), claim);
        List<String> pluginClasses = PluginClasses.of(model.pipeline());
        claim.requireKnownClasses(pluginClasses);
        List<StructField> outputs = model.outputs();
        Dataset<Row> table = trained.table();
        if (table != null) {
            table.coalesce(1).write().parquet(SparkPath.of(claim.resultUri()));
            outputs = List.of(table.schema().fields());
        } else if (!outputs.isEmpty()) {
            saveSample(model, rows, claim, session);
        }
        Signature signature = new Signature(fields(List.of(rows.inputSchema().fields())), fields(outputs));
        var manifest = claim.seal(
                documents(rows, evaluation, signature, session.version()), new Endorsement(pluginClasses, signer));
        ModelVersion version = claim.commit(manifest, evaluation.metrics(), evaluation.gate());
        if (version.promotable()) {
            claim.promote(ModelState.CHAMPION, version);
        }
        return version;
    }

    private static void save(PipelineModel model, RunClaim claim) {
        try {
            model.write().save(SparkPath.of(claim.modelUri()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot save the model to " + claim.modelUri(), e);
        }
    }

    private static void saveSample(RawRowModel model, PreparedRows rows, RunClaim claim, SparkSession session) {
        Dataset<Row> raw = session.createDataFrame(rows.samples(), rows.inputSchema());
        Column[] columns = Stream.concat(Stream.of(rows.inputSchema().fields()), model.outputs().stream())
                .map(field -> col(Sql.identifier(field.name())))
                .toArray(Column[]::new);
        Dataset<Row> sample = model.pipeline().transform(raw).select(columns);
        sample.coalesce(1).write().parquet(SparkPath.of(claim.sampleUri()));
    }

    private ArtifactDocuments documents(
            PreparedRows rows, Evaluation evaluation, Signature signature, String sparkVersion) {
        MetricsDocument metrics = new MetricsDocument(evaluation.metrics(), counts(rows), evaluation.gate());
        JobDocument document = new JobDocument(
                job.name(),
                job.origin().digest(),
                job.origin().text(),
                new TrainedWith(algorithm.name(), algorithm.className(), engine),
                rows.label().task().label(),
                job.training().seed(),
                parent,
                new SoftwareVersions(Version.number(), sparkVersion, System.getProperty("java.version")));
        return new ArtifactDocuments(signature, metrics, document);
    }

    static SplitCounts counts(PreparedRows rows) {
        return new SplitCounts(rows.count(Split.TRAIN), rows.count(Split.VALIDATION), rows.count(Split.HOLDOUT));
    }

    private static List<SignatureField> fields(List<StructField> fields) {
        return fields.stream()
                .map(field -> new SignatureField(field.name(), field.dataType().simpleString()))
                .toList();
    }

    /**
     * What a model was found to be worth.
     *
     * @param judgement on the held-out rows
     * @param gate what follows from them
     */
    record Evaluation(Judgement judgement, GateDecision gate) {

        /** In the job's order. */
        Map<String, Double> metrics() {
            return judgement.metrics();
        }
    }
}
