package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FeatureChecksTest {

    @Test
    void refusesTheLabelAsAFeature() {
        assertThat(Jobs.problems(Jobs.edited(7, "label: {column: distance}")))
                .containsExactly(
                        "job.yaml:9:15: JOB-709 Cannot use features[0].columns[0] 'distance': it is the label: a"
                                + " model that reads it predicts nothing");
    }

    @Test
    void refusesARuleOnAColumnThatAnEarlierRuleHasMadeAVectorOf() {
        assertThat(Jobs.problems(Jobs.edited(10, "    scale: standard\n  - {columns: [distance], impute: mean}")))
                .containsExactly(
                        "job.yaml:11:16: JOB-709 Cannot use features[1].columns[0] 'distance': an earlier rule has"
                                + " already scaled or encoded it");
    }

    @Test
    void letsARuleStartFromWhatImputingLeft() {
        String job = Jobs.edited(10, "    impute: mean\n  - {columns: [distance], scale: standard}");
        assertThat(Jobs.load(job).features()).hasSize(2);
    }

    @Test
    void letsAStageReadWhatARuleHasImputed() {
        String job = Jobs.edited(
                10,
                "    impute: mean\n  - {stage: QuantileDiscretizer, params: {inputCol: distance, outputCol: band}}");
        assertThat(Jobs.load(job).features()).hasSize(2);
    }

    @Test
    void refusesAColumnThatAnEarlierWildcardHasTaken() {
        assertThat(Jobs.problems(Jobs.edited(
                        10,
                        "    log: true\n  - {columns: [\"dist*\"], scale: robust}\n"
                                + "  - {stage: QuantileDiscretizer, params: {inputCol: distance, outputCol: band}}")))
                .containsExactly(
                        "job.yaml:12:53: JOB-709 Cannot use features[2].params.inputCol 'distance': an earlier rule has"
                                + " already scaled or encoded it");
    }

    @Test
    void refusesAColumnOfTheAlgorithmThatARuleHasMadeAVectorOf() {
        assertThat(Jobs.problems(Jobs.edited(11, "algorithm: {name: als, params: {userCol: distance, itemCol: b}}")))
                .containsExactly(
                        "job.yaml:11:42: JOB-709 Cannot use algorithm.params.userCol 'distance': an earlier rule has"
                                + " already scaled or encoded it");
    }
}
