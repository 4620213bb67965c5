package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.FeatureRule;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.ColumnState.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Plans the features of a job: resolves what its rules name, and holds every stage against the columns before it. */
public final class FeaturePlanner {

    /** What the model's own columns are called: no other column can have one of these names. */
    public static final Set<String> RESERVED = Set.of(
            FeaturePlan.FEATURES,
            FeaturePlan.LABEL,
            FeaturePlan.WEIGHT,
            "__split",
            "__fault",
            "rawPrediction",
            "probability",
            "prediction");

    /** What spark.ml calls the label of the rows that an algorithm learns from. */
    private static final String LEARNED = "label";
    /** What the weight of these rows is called. */
    private static final String WEIGHED = "weight";

    private final PlanRequest request;
    private final Findings findings;
    private final ColumnState state;
    private final PlanSteps steps;
    private final Selection selection;

    private FeaturePlanner(PlanRequest request, Findings findings) {
        this.request = request;
        this.findings = findings;
        this.state = new ColumnState(request, labelled(request));
        this.steps = new PlanSteps(request.job(), state, findings);
        this.selection = new Selection(request, state, findings);
    }

    /**
     * The plan, if the findings stay as they are.
     *
     * @param findings takes everything in the job that does not fit the columns
     */
    public static FeaturePlan plan(PlanRequest request, SparkSession session, Findings findings) {
        return new FeaturePlanner(request, findings).plan(session);
    }

    private FeaturePlan plan(SparkSession session) {
        TrainingJob job = request.job();
        ColumnRules columnRules = new ColumnRules(state, steps, findings, selection);
        StageInputs inputs = new StageInputs(state, findings, selection, session);
        StageRules stageRules = new StageRules(job, state, steps, findings, inputs);
        for (int i = 0; i < job.features().size(); i++) {
            FeatureRule rule = job.features().get(i);
            if (rule instanceof ColumnRule columns) {
                columnRules.apply(i, columns);
            } else if (rule instanceof StageRule stage) {
                stageRules.apply(i, stage);
            }
        }
        carry(job);
        add();
        assemble();
        return new FeaturePlan(makers(job), state, request.algorithm().read());
    }

    private void carry(TrainingJob job) {
        for (String column : request.algorithm().read()) {
            String path = carriedBy(job, column);
            if (column.equals(LEARNED) && job.label() != null) {
                String message = "Cannot use " + path + " '" + column
                        + "': the label gets that name; derive a column of another name from it";
                findings.add(TrainerErrors.COLUMN, path, message);
            } else if (selection.known(path, column)) {
                state.consume(column);
                if (Types.plain(state.type(column))) {
                    state.demand(column);
                }
            }
        }
    }

    /** What the algorithm adds must not be there: in the job's columns, and in a raw row that is scored later. */
    private void add() {
        Set<String> taken = new HashSet<>(List.of(state.schema().fieldNames()));
        taken.addAll(RESERVED);
        taken.add(LEARNED);
        if (request.job().weight() != null) {
            taken.add(WEIGHED);
        }
        request.algorithm().added().forEach((parameter, column) -> {
            if (!taken.add(column)) {
                String path = "algorithm.params." + parameter;
                String message = "Cannot use " + path + " '" + column + "': there is a column of that name already";
                findings.add(TrainerErrors.COLUMN, path, message);
            }
        });
    }

    private static String carriedBy(TrainingJob job, String column) {
        return job.algorithm().params().entrySet().stream()
                .filter(param -> param.getValue().equals(column)
                        || (param.getValue() instanceof List<?> list && list.contains(column)))
                .map(param -> "algorithm.params." + param.getKey())
                .findFirst()
                .orElse("algorithm");
    }

    private void assemble() {
        boolean entries = check(state.entries(), "expected a number; levels want encode");
        boolean outputs = check(state.outputs(), "expected a number, a vector, or a later stage that reads it");
        state.entries().keySet().forEach(state::demand);
        String[] inputs = state.vector().toArray(String[]::new);
        if (entries && outputs && inputs.length > 0) {
            steps.add(
                    "features",
                    task -> new VectorAssembler("assemble").setInputCols(inputs).setOutputCol(FeaturePlan.FEATURES));
        }
    }

    private boolean check(Map<String, Entry> entries, String expected) {
        boolean fit = true;
        for (var entry : entries.entrySet()) {
            for (String physical : entry.getValue().values()) {
                DataType type = state.type(physical);
                if (!Types.enters(type)) {
                    String path = entry.getValue().path();
                    String message = "Invalid " + path + ": '" + entry.getKey() + "' is a " + Types.name(type) + " ("
                            + expected + ")";
                    findings.add(TrainerErrors.COLUMN, path, message);
                    fit = false;
                }
            }
        }
        return fit;
    }

    private List<StageMaker> makers(TrainingJob job) {
        List<StageMaker> makers = new ArrayList<>();
        if (!job.derive().isEmpty()) {
            String statement = Sql.adding(job.derive());
            makers.add(task -> new SQLTransformer("derive").setStatement(statement));
        }
        makers.addAll(steps.makers());
        return makers;
    }

    private static StructType labelled(PlanRequest request) {
        StructType schema = request.schema();
        return request.job().label() == null ? schema : schema.add(FeaturePlan.LABEL, DataTypes.DoubleType);
    }
}
