package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Parameter.Flag;
import dev.gristmill.job.StageDescription;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.TrainingJob;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which columns the stages of a job read and make, as far as their parameters tell. */
final class StageColumns {

    private final TrainingJob job;
    private final Catalogue catalogue;
    /** Which rule makes a column first. */
    private final Map<String, Integer> makers = new HashMap<>();

    StageColumns(TrainingJob job, Catalogue catalogue) {
        this.job = job;
        this.catalogue = catalogue;
        for (int i = 0; i < job.features().size(); i++) {
            if (job.features().get(i) instanceof StageRule stage) {
                int index = i;
                outputs("", stage).values().forEach(column -> makers.putIfAbsent(column, index));
            }
        }
    }

    /** The columns that a stage reads: path to name. */
    Map<String, String> inputs(String path, StageRule stage) {
        return columns(path + ".params", stage.params(), parameters(stage), false);
    }

    /** The columns that a stage makes: path to name. */
    Map<String, String> outputs(String path, StageRule stage) {
        return columns(path + ".params", stage.params(), parameters(stage), true);
    }

    /** The columns that the algorithm's own parameters name: path to name. */
    Map<String, String> ofAlgorithm() {
        List<Parameter> parameters = catalogue
                .algorithm(job.algorithm().name())
                .map(AlgorithmDescription::parameters)
                .orElse(List.of());
        return columns("algorithm.params", job.algorithm().params(), parameters, false);
    }

    /** Whether one of the first so many rules is a stage that makes a column. */
    boolean madeBefore(String column, int rules) {
        return makers.getOrDefault(column, Integer.MAX_VALUE) < rules;
    }

    /** Reports columns that are named in two ways, or in none. */
    void check(String path, StageRule stage, Problems problems) {
        either(path, stage, "inputCol", "inputCols", problems);
        either(path, stage, "outputCol", "outputCols", problems);
        boolean pairs = stage.params().get("inputCols") instanceof List<?> inputs
                && stage.params().get("outputCols") instanceof List<?> outputs
                && inputs.size() != outputs.size();
        if (pairs) {
            String place = path + ".params.outputCols";
            problems.contradiction(
                    job.origin().locate(place),
                    place,
                    "Cannot use " + place + " with " + path + ".params.inputCols: there is not one for each");
        }
    }

    private void either(String path, StageRule stage, String one, String many, Problems problems) {
        boolean hasOne = stage.params().containsKey(one);
        boolean hasMany = stage.params().containsKey(many);
        String place = path + ".params." + (hasOne ? many : one);
        if (hasOne && hasMany) {
            String message = "Cannot use " + place + " with " + path + ".params." + one + ": a stage has one of them";
            problems.contradiction(job.origin().locate(place), place, message);
        } else if (!hasOne && !hasMany && has(stage, one) && has(stage, many)) {
            problems.missing(job.origin().locate(place), place, "a column's name, or " + many + " with a list");
        }
    }

    private boolean has(StageRule stage, String parameter) {
        return parameters(stage).stream().anyMatch(it -> it.name().equals(parameter));
    }

    private List<Parameter> parameters(StageRule stage) {
        return catalogue.stage(stage.stage()).map(StageDescription::parameters).orElse(List.of());
    }

    private static Map<String, String> columns(
            String path, Map<String, Object> params, List<Parameter> parameters, boolean made) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Object value = params.get(parameter.name());
            String place = Paths.child(path, parameter.name());
            if (parameter.flags().contains(Flag.OUTPUT) != made || value == null) {
                continue;
            }
            if (parameter.type() == Parameter.Type.COLUMN) {
                columns.put(place, value.toString());
            } else if (parameter.type() == Parameter.Type.COLUMNS) {
                List<?> names = (List<?>) value;
                for (int i = 0; i < names.size(); i++) {
                    columns.put(Paths.item(place, i), names.get(i).toString());
                }
            }
        }
        return columns;
    }
}
