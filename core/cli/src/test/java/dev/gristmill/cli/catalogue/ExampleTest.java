package dev.gristmill.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

final class ExampleTest {

    private static final Catalogue CATALOGUE = Catalogue.load(ExampleTest.class.getClassLoader());

    @Test
    void statesWhatAnAlgorithmRequires() {
        assertThat(CATALOGUE.algorithms()).allSatisfy(algorithm -> {
            Map<?, ?> example = (Map<?, ?>) value(Example.of(algorithm, CATALOGUE), "algorithm");
            assertThat(example.get("name")).isEqualTo(algorithm.name());
            states(example, algorithm.parameters());
        });
    }

    @Test
    void statesWhatAStageRequires() {
        assertThat(CATALOGUE.stages()).allSatisfy(stage -> {
            List<?> rules = (List<?>) value(Example.of(stage), "features");
            Map<?, ?> rule = (Map<?, ?>) rules.get(0);
            assertThat(rule.get("stage")).isEqualTo(stage.name());
            states(rule, stage.parameters());
        });
    }

    @Test
    void showsACommonParameterWhereNoneIsRequired() {
        assertThat(Example.of(CATALOGUE.algorithm("k-means").orElseThrow(), CATALOGUE))
                .containsExactly("algorithm:", "  name: k-means", "  params:", "    maxIter: 20");
        assertThat(Example.of(CATALOGUE.stage("Bucketizer").orElseThrow()))
                .containsExactly(
                        "features:",
                        "  - stage: Bucketizer",
                        "    params:",
                        "      inputCol: a",
                        "      outputCol: c",
                        "      splits: [0, 10, 20]");
    }

    private static void states(Map<?, ?> example, List<Parameter> parameters) {
        Map<?, ?> params = example.get("params") instanceof Map<?, ?> map ? map : Map.of();
        assertThat(parameters.stream().filter(Parameter::required).map(Parameter::name))
                .allMatch(params::containsKey);
        assertThat(params.entrySet()).allSatisfy(stated -> {
            Parameter parameter = parameters.stream()
                    .filter(it -> it.name().equals(stated.getKey()))
                    .findFirst()
                    .orElseThrow();
            assertThat(stated.getValue()).isInstanceOf(javaType(parameter.type()));
        });
    }

    private static Class<?> javaType(Parameter.Type type) {
        return switch (type) {
            case INTEGER, LONG -> Integer.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case STRING, CHOICE, PATH, COLUMN -> String.class;
            case COLUMNS, STRINGS, INTEGERS, DOUBLES, VECTOR, DOUBLE_LISTS, MATRIX -> List.class;
        };
    }

    private static Object value(List<String> lines, String key) {
        Map<?, ?> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(String.join("\n", lines));
        return Objects.requireNonNull(yaml.get(key));
    }
}
