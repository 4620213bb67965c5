package dev.gristmill.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import dev.gristmill.trainer.stage.SparkParams;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.param.Params;
import org.junit.jupiter.api.Test;

/**
 * Every class of the catalogue can be made with a uid, and takes every parameter as a job file gives it. What the catalogue
 * says of ranges and defaults is held against Spark where it is made.
 */
final class AlgorithmCatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.load(AlgorithmCatalogueTest.class.getClassLoader());

    @Test
    void setsEveryParameterOfEveryAlgorithm() {
        assertThat(CATALOGUE.algorithms())
                .hasSizeGreaterThan(20)
                .allSatisfy(it -> takes(it.className(), it.parameters()));
    }

    @Test
    void setsEveryParameterOfEveryStage() {
        assertThat(CATALOGUE.stages()).hasSizeGreaterThan(30).allSatisfy(it -> takes(it.className(), it.parameters()));
    }

    private static void takes(String className, List<Parameter> parameters) throws ReflectiveOperationException {
        Params stage = Class.forName(className)
                .asSubclass(Params.class)
                .getConstructor(String.class)
                .newInstance("uid");
        assertThat(stage.uid()).isEqualTo("uid");
        for (Parameter parameter : parameters) {
            SparkParams.set(stage, parameter.name(), value(parameter));
            assertThat(stage.isSet(stage.getParam(parameter.name())))
                    .as(parameter.name())
                    .isTrue();
            // A value of the wrong type would be found only by the accessor's cast
            assertThat(stage.getParam(parameter.name())
                            .jsonEncode(stage.getOrDefault(stage.getParam(parameter.name()))))
                    .as(parameter.name())
                    .isNotEmpty();
        }
    }

    private static Object value(Parameter parameter) {
        return parameter.defaultValue() == null ? some(parameter) : parameter.defaultValue();
    }

    private static Object some(Parameter parameter) {
        int whole = 2 + (int) (double) Objects.requireNonNullElse(parameter.minimum(), 0.0);
        return switch (parameter.type()) {
            case INTEGER -> whole;
            case LONG -> (long) whole;
            case DOUBLE -> 0.5;
            case BOOLEAN -> true;
            case STRING, PATH, COLUMN -> parameter.name().equals("locale") ? "en_US" : "a";
            case CHOICE -> parameter.allowed().get(0);
            case COLUMNS, STRINGS -> List.of("a", "b");
            case INTEGERS -> List.of(whole, whole + 1);
            case DOUBLES, VECTOR -> List.of(0.25, 0.5, 1.0);
            case DOUBLE_LISTS -> List.of(List.of(0.0, 1.0, 2.0), List.of(1.0, 2.0, 3.0));
            case MATRIX -> List.of(List.of(0.0, 1.0), List.of(2.0, 3.0));
        };
    }
}
