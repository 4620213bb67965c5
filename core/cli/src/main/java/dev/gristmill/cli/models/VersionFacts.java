package dev.gristmill.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gristmill.cli.Words;
import dev.gristmill.job.file.JobValues;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.ArtifactReader;
import dev.gristmill.store.artifact.JobDocument;
import dev.gristmill.store.artifact.SignatureField;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.log.ModelVersion;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a comparison looks at.
 *
 * @param version the version
 * @param facts what is known of it, in the order in which it is shown
 * @param parameters of its job, by their paths
 * @param data what it was trained on, in the order in which it is shown
 * @param units the pieces of the source that were read, each with its fingerprint
 * @param features the raw columns that it reads, with their types
 * @param report of its run; missing if there is none
 */
record VersionFacts(
        ModelVersion version,
        Map<String, String> facts,
        Map<String, String> parameters,
        Map<String, String> data,
        Set<String> units,
        Map<String, String> features,
        JsonNode report) {

    static VersionFacts of(ModelStore store, ModelVersion version) {
        ArtifactReader artifact = store.artifact(version);
        JobDocument job = artifact.job();
        JsonNode report = report(store, version);
        JsonNode source = artifact.inputs().path("source");
        return new VersionFacts(
                version,
                facts(version, job),
                JobValues.of(job.text()),
                data(
                        version,
                        artifact.metrics().split(),
                        source,
                        report.path("source").path("window")),
                units(source),
                features(artifact),
                report);
    }

    private static Map<String, String> facts(ModelVersion version, JobDocument job) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("logical date", version.logicalDate() == null ? Words.NONE : version.logicalDate());
        facts.put("created", Words.time(version.createdAt()));
        facts.put("gate", version.commit().gate().decision().name().toLowerCase(Locale.ROOT));
        facts.put("algorithm", job.algorithm().name() + " by " + job.algorithm().engine());
        facts.put("task", job.task());
        facts.put("seed", Long.toString(job.seed()));
        facts.put("job", job.digest());
        facts.put("gristmill", job.environment().gristmill());
        facts.put("spark", job.environment().spark());
        facts.put("java", job.environment().java());
        return facts;
    }

    private static Map<String, String> data(ModelVersion version, SplitCounts split, JsonNode source, JsonNode window) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("pin", version.commit().inputsSha256());
        if (source.path("location").isTextual()) {
            data.put("location", source.path("location").asText());
        }
        if (window.isObject()) {
            data.put(
                    "window",
                    window.path("column").asText() + " from "
                            + window.path("from").asText() + " to "
                            + window.path("to").asText());
        }
        data.put("rows to train", Long.toString(split.trainRows()));
        data.put("rows to validate", Long.toString(split.validationRows()));
        data.put("rows held out", Long.toString(split.testRows()));
        return data;
    }

    private static Set<String> units(JsonNode source) {
        Set<String> units = new TreeSet<>();
        source.path("units")
                .forEach(unit -> units.add(unit.path("id").asText() + "\n"
                        + unit.path("fingerprint").asText()));
        return units;
    }

    private static Map<String, String> features(ArtifactReader artifact) {
        Map<String, String> features = new LinkedHashMap<>();
        for (SignatureField field : artifact.signature().inputs()) {
            features.put(field.name(), field.type());
        }
        return features;
    }

    // Nothing vouches for a report, and a release may write it otherwise: what cannot be read is not compared
    private static JsonNode report(ModelStore store, ModelVersion version) {
        try {
            byte[] json = store.reportJson(version).orElse(new byte[0]);
            return json.length == 0 ? MissingNode.getInstance() : CanonicalJson.parse(json);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
