package dev.gristmill.trainer.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.RFormula;
import org.apache.spark.ml.param.Param;

/** Which columns a stage reads and makes, as its parameters say by their names. */
public final class StageColumns {

    private static final Set<String> OUTPUTS = Set.of("predictionCol", "probabilityCol", "rawPredictionCol");
    private static final String LABEL = "labelCol";

    private StageColumns() {}

    /** The columns that it reads besides the label, by the parameter that names them; only what was set. */
    public static Map<String, List<String>> inputs(PipelineStage stage) {
        return set(stage, false);
    }

    /** The columns that it makes, by the parameter that names them; only what was set. */
    public static Map<String, List<String>> outputs(PipelineStage stage) {
        return set(stage, true);
    }

    /** Makes it read other columns instead. */
    public static void rename(PipelineStage stage, String parameter, UnaryOperator<String> renaming) {
        Param<Object> param = stage.getParam(parameter);
        Object value = stage.getOrDefault(param);
        if (value instanceof String[] names) {
            stage.set(param, List.of(names).stream().map(renaming).toArray(String[]::new));
        } else if (value instanceof String name) {
            stage.set(param, renaming.apply(name));
        }
    }

    private static Map<String, List<String>> set(PipelineStage stage, boolean outputs) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (Param<?> param : stage.params()) {
            String name = param.name();
            boolean names = name.endsWith("Col") || name.endsWith("Cols");
            if (names && !name.equals(LABEL) && stage.isSet(param) && outputs == output(stage, name)) {
                columns.put(name, values(stage, param));
            }
        }
        return columns;
    }

    private static boolean output(PipelineStage stage, String parameter) {
        return parameter.startsWith("output")
                || OUTPUTS.contains(parameter)
                || (stage instanceof RFormula && parameter.equals("featuresCol"));
    }

    private static List<String> values(PipelineStage stage, Param<?> param) {
        Object value = stage.getOrDefault(param);
        List<String> values = new ArrayList<>();
        if (value instanceof String[] names) {
            values.addAll(List.of(names));
        } else if (value instanceof String name) {
            values.add(name);
        }
        return values;
    }
}
