package dev.gristmill.trainer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlgorithmColumnsTest {

    private static final AlgorithmDescription ALS = new AlgorithmDescription(
            "als",
            "org.apache.spark.ml.recommendation.ALS",
            List.of(Task.RECOMMENDATION),
            Set.of(),
            "",
            List.of(
                    column("userCol", "user"),
                    column("itemCol", "item"),
                    column("ratingCol", "rating"),
                    column("leafCol", null, Parameter.Flag.OUTPUT),
                    column("varianceCol", null, Parameter.Flag.OUTPUT),
                    new Parameter("rank", Parameter.Type.INTEGER, 10, "", List.of(), null, null, List.of())));

    @Test
    void readsTheColumnsThatParametersName() {
        assertThat(of(Map.of("itemCol", "film", "ratingCol", "", "rank", 3)).read())
                .containsExactly("user", "film");
    }

    @Test
    void addsTheColumnsThatTheJobNamesAndNoOthers() {
        assertThat(of(Map.of()).added()).isEmpty();
        assertThat(of(Map.of("varianceCol", "spread")).added()).containsExactly(Map.entry("varianceCol", "spread"));
    }

    private static AlgorithmColumns of(Map<String, Object> params) {
        return AlgorithmColumns.of(ALS, new AlgorithmSpec("als", ALS.className(), params, null));
    }

    private static Parameter column(String name, @Nullable String value, Parameter.Flag... flags) {
        return new Parameter(name, Parameter.Type.COLUMN, value, "", List.of(), null, null, List.of(flags));
    }
}
