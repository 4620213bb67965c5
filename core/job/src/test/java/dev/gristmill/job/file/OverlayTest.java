package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.GateRequirement.Comparison;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.TrainingJob;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final String PROFILES = Jobs.appended("""
            gate: [{metric: logLoss, atMost: 1}]
            profiles:
              prod:
                algorithm: {params: {regParam: 0.1}}
                features: [{columns: [origin], encode: one-hot}]
              quick: {algorithm: {params: {maxIter: 1}}}""");

    @Test
    void mergesMapsAndReplacesLists() {
        TrainingJob job = load("prod");

        assertThat(job.algorithm().params()).isEqualTo(Map.of("maxIter", 100, "regParam", 0.1));
        assertThat(job.features()).hasSize(1);
        assertThat(Jobs.rule(job, 0).columns()).isEqualTo(ColumnSelector.of("origin"));
    }

    @Test
    void laysProfilesOverEachOtherInOrder() {
        assertThat(load("prod", "quick").algorithm().params()).isEqualTo(Map.of("maxIter", 1, "regParam", 0.1));
    }

    @Test
    void laysSettingsOverProfiles() {
        TrainingJob job =
                Jobs.load(PROFILES, new FakeEnvironment(), List.of("quick"), List.of("algorithm.params.maxIter=7"));

        assertThat(job.algorithm().params()).isEqualTo(Map.of("maxIter", 7));
    }

    @Test
    void setsValuesInListsAndInSectionsThatAreNotThereYet() {
        TrainingJob job = Jobs.set(
                PROFILES,
                "features[0].scale=robust",
                "gate[0].atMost=0.7",
                "split.key=[row_id]",
                "training={seed: 3}",
                "label.expression=a = b");

        assertThat(Jobs.rule(job, 0).scale()).isEqualTo(Scale.ROBUST);
        assertThat(job.gate()).containsExactly(new GateRequirement("logLoss", Comparison.AT_MOST, 0.7));
        assertThat(job.split().key()).containsExactly("row_id");
        assertThat(job.training().seed()).isEqualTo(3);
        assertThat(job.label()).isEqualTo(new LabelSpec("a = b", null));
    }

    @Test
    void laysAnotherAlgorithmAndAnotherFeatureOverTheJob() {
        String text = Jobs.appended("""
                profiles:
                  layers:
                    algorithm: {name: multilayer-perceptron, params: {layers: [4, 2]}}
                    features:
                      - {stage: QuantileDiscretizer, params: {inputCol: a, outputCol: b, numBuckets: 8}}""");
        List<String> settings =
                List.of("features[0].params.numBuckets=${env:BUCKETS}", "algorithm.params={layers: [9, 3]}");

        TrainingJob job = Jobs.load(text, new FakeEnvironment().variable("BUCKETS", "5"), List.of("layers"), settings);

        assertThat(job.algorithm().params()).isEqualTo(Map.of("layers", List.of(9, 3)));
        assertThat(job.features())
                .containsExactly(new StageRule(
                        "QuantileDiscretizer",
                        "org.apache.spark.ml.feature.QuantileDiscretizer",
                        Map.of("inputCol", "a", "outputCol", "b", "numBuckets", 5)));
    }

    @Test
    void leavesAProfileAloneThatOnlyAnotherOneMakesRight() {
        String text = Jobs.appended("""
                profiles:
                  groups: {algorithm: {name: k-means, params: {k: 3}}}
                  judged: {evaluation: {metrics: [silhouette]}, algorithm: {params: {k: 4}}}""");

        assertThat(Jobs.problems(text)).isEmpty();
    }

    @Test
    void refusesProfilesInAProfile() {
        String text = Jobs.appended("profiles: {prod: {profiles: {a: {}}}}");

        assertThat(Jobs.problems(() -> Jobs.load(text, new FakeEnvironment(), List.of("prod"), List.of())))
                .containsExactly("job.yaml:13:19: JOB-709 Cannot use profiles: a profile cannot hold profiles");
    }

    @Test
    void refusesAnUnknownProfile() {
        assertThat(Jobs.problems(() -> load("quick", "prd")))
                .containsExactly("--profile:2:1: JOB-708 Unknown profile 'prd' (did you mean 'prod'?)");
    }

    @Test
    void refusesSettingsThatLeadNowhere() {
        assertThat(Jobs.problems(() -> Jobs.set(
                        PROFILES,
                        "name",
                        "name.x=1",
                        "features[1].scale=robust",
                        "split[0]=1",
                        "profiles.prod=1",
                        "name=[a",
                        "name=*a",
                        "name=!t a",
                        "features.scale=x",
                        "training.sed=1",
                        "=1")))
                .containsExactly(
                        "--set:1:1: JOB-708 Invalid --set: no path (expected path=value)",
                        "--set:2:1: JOB-708 Cannot set name.x: 'x' cannot be a key in a string",
                        "--set:3:1: JOB-708 Cannot set features[1].scale: there is no item [1] (the list has 1)",
                        "--set:4:1: JOB-708 Cannot set split[0]: there is no list before [0]",
                        "--set:5:1: JOB-708 Cannot set profiles.prod: profiles are laid over the job before it"
                                + " (use --profile)",
                        "--set:6:1: JOB-708 Cannot set name: Invalid YAML",
                        "--set:7:1: JOB-708 Cannot set name: Cannot use alias 'a': no such anchor before it",
                        "--set:8:1: JOB-708 Cannot set name: Cannot use tag '!t': not allowed in a job file",
                        "--set:9:1: JOB-708 Cannot set features.scale: 'scale' cannot be a key in a list",
                        "--set:10:1: JOB-701 Unknown key 'training.sed' (did you mean 'seed'?)",
                        "--set:11:1: JOB-708 Invalid --set: no path (expected path=value)");
    }

    @Test
    void tellsMistakesInProfilesThatNobodyAskedFor() {
        String text = Jobs.appended("""
                profiles:
                  prod:
                    split: {holdout: 2}
                    trainig: {seed: 1}
                    source: {path: "${env:ONLY_THERE}", partitions: 4}""");

        assertThat(Jobs.problems(text))
                .containsExactly(
                        "job.yaml:15:22: JOB-702 Invalid split.holdout: '2' (expected a number >= 0 and < 1)",
                        "job.yaml:16:5: JOB-701 Unknown key 'trainig' (did you mean 'training'?)");
    }

    @Test
    void refusesProfilesThatAreNoMaps() {
        assertThat(Jobs.problems(Jobs.appended("profiles: [prod]")))
                .containsExactly("job.yaml:13:11: JOB-702 Invalid profiles: a list (expected a map of profiles)");
        assertThat(Jobs.problems(Jobs.appended("profiles: {prod: x}")))
                .containsExactly("job.yaml:13:18: JOB-702 Invalid profiles.prod: a string (expected a map)");
    }

    private static TrainingJob load(String... profiles) {
        return Jobs.load(PROFILES, new FakeEnvironment(), List.of(profiles), List.of());
    }
}
