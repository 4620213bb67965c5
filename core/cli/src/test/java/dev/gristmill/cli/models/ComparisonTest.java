package dev.gristmill.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.models.DiffDocument.Difference;
import dev.gristmill.cli.models.DiffDocument.Metric;
import dev.gristmill.cli.models.DiffDocument.Units;
import dev.gristmill.cli.models.DiffDocument.Verdict;
import dev.gristmill.cli.models.DiffDocument.Weight;
import dev.gristmill.job.MetricDescription.Direction;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.Commit;
import dev.gristmill.store.log.JobIdentity;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.log.ModelVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    @Test
    void tellsWhatIsBetterByTheDirectionOfEachMetric() throws IOException {
        VersionFacts one = facts(1, Map.of("areaUnderROC", 0.7, "logLoss", 0.5, "own", 1.0, "gone", 1.0), "{}");
        VersionFacts other = facts(2, Map.of("areaUnderROC", 0.75, "logLoss", 0.75, "own", 3.0), """
                {"metrics": [{"name": "own", "direction": "LOWER_IS_BETTER"}, {"name": "areaUnderROC", "direction": "?"}]}""");
        assertThat(compare(one, other).metrics())
                .extracting(Metric::name, Metric::direction, Metric::verdict)
                .containsExactly(
                        tuple("areaUnderROC", Direction.HIGHER_IS_BETTER, Verdict.BETTER),
                        tuple("gone", null, null),
                        tuple("logLoss", Direction.LOWER_IS_BETTER, Verdict.WORSE),
                        tuple("own", Direction.LOWER_IS_BETTER, Verdict.WORSE));
    }

    @Test
    void tellsWhatDiffersAndCountsTheRest() throws IOException {
        DiffDocument diff = compare(facts(1, Map.of(), "{}"), facts(2, Map.of(), "{}"));
        assertThat(diff.parameters()).containsExactly(new Difference("algorithm.params.maxIter", "1", "2", true));
        assertThat(diff.parametersAlike()).isEqualTo(1);
        assertThat(diff.features())
                .containsExactly(
                        new Difference("only1", "string", null, true), new Difference("only2", null, "string", true));
        assertThat(diff.featuresAlike()).isEqualTo(1);
        assertThat(diff.units()).isEqualTo(new Units(2, 2, 1));
    }

    @Test
    void comparesImportanceOnlyWhereBothReportsTell() throws IOException {
        String report = """
                {"importance": {"columns": [{"name": "a", "weight": 0.5}, {"name": "b", "weight": null}]}}""";
        String other = """
                {"importance": {"columns": [{"name": "c", "weight": 0.75}, {"name": "a", "weight": 0.25}]}}""";
        assertThat(compare(facts(1, Map.of(), report), facts(2, Map.of(), "{}")).importance())
                .isEmpty();
        assertThat(compare(facts(1, Map.of(), report), facts(2, Map.of(), other))
                        .importance())
                .containsExactly(new Weight("c", null, 0.75), new Weight("a", 0.5, 0.25));
    }

    private static DiffDocument compare(VersionFacts one, VersionFacts other) {
        return new Comparison(one, other, Directions.load(one, other)).document();
    }

    private static VersionFacts facts(int number, Map<String, Double> metrics, String report) throws IOException {
        Commit commit = new Commit(
                number,
                new ManifestReference("key", "sha", 1, null),
                "pin",
                metrics,
                GateDecision.decide(List.of(), metrics),
                null);
        ModelVersion version = new ModelVersion(
                "delays", number, "run", "attempt", Instant.EPOCH, new JobIdentity("delays", "digest"), null, commit);
        JsonNode tree = new ObjectMapper().readTree(report);
        return new VersionFacts(
                version,
                Map.of(),
                Map.of("name", "delays", "algorithm.params.maxIter", Integer.toString(number)),
                Map.of(),
                Set.of("a\n1", "b\n" + number),
                Map.of("distance", "double", "only" + number, "string"),
                tree);
    }
}
