package dev.gristmill.trainer.feature;

import dev.gristmill.job.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.PipelineStage;

/**
 * The features of a job as stages of spark.ml, from raw rows to the vector column {@value #FEATURES}. Immutable, and made
 * without looking at any data.
 *
 * <p>Rules run in file order, and a rule starts from what earlier rules made of its columns. The vector holds the columns
 * in the order of the rules that name them last, within a rule in the order they are listed, and after them the outputs of
 * stages that nothing reads.
 */
public final class FeaturePlan {

    /** The vector column that algorithms read. */
    public static final String FEATURES = "features";

    /** The double column of labels that stages learn from. */
    public static final String LABEL = "__label";

    /** The column of weights beside the rows' inputs. */
    public static final String WEIGHT = "__weight";

    /** What the names of columns to slice by begin with, beside the rows' inputs. */
    public static final String SLICE = "__slice";

    private final List<StageMaker> makers;
    private final Set<String> columns;
    private final Set<String> nullable;
    private final Set<String> finite;
    private final List<String> carried;
    private final boolean vector;
    private final VectorSlots slots;

    FeaturePlan(List<StageMaker> makers, ColumnState state, List<String> carried) {
        this.makers = List.copyOf(makers);
        this.columns = new LinkedHashSet<>(state.read());
        this.nullable = new LinkedHashSet<>(state.read());
        this.nullable.removeAll(state.strict());
        this.finite = new LinkedHashSet<>(state.read());
        this.finite.retainAll(state.unbounded());
        this.carried = List.copyOf(carried);
        this.vector = !state.vector().isEmpty();
        this.slots = VectorSlots.of(state);
    }

    /**
     * New stages in order; transformers and estimators. Only the training rows may fit them, with the labels in
     * {@value #LABEL}.
     *
     * @param task what is learned
     * @throws dev.gristmill.job.file.InvalidJobException when a rule does not fit the task
     */
    public List<PipelineStage> stages(Task task) {
        return makers.stream().map(maker -> maker.stage(task)).toList();
    }

    /** The source and derived columns that the stages or the algorithm read. */
    public Set<String> columns() {
        return new LinkedHashSet<>(columns);
    }

    /**
     * Those of the columns that may hold missing values: imputed, encoded so that a missing value has its place, or read
     * by stages alone, which judge for themselves.
     */
    public Set<String> mayBeMissing() {
        return new LinkedHashSet<>(nullable);
    }

    /**
     * Those of the columns whose numbers reach the vector or the algorithm with nothing in between that would limit them:
     * neither cut at both ends, nor put into ranges, nor encoded.
     */
    public Set<String> mustBeFinite() {
        return new LinkedHashSet<>(finite);
    }

    /** Whether the stages make {@value #FEATURES}. */
    public boolean vector() {
        return vector;
    }

    /** What the places of {@value #FEATURES} stand for. */
    public VectorSlots slots() {
        return slots;
    }

    /** The columns that the algorithm reads by its own parameters. */
    public List<String> carried() {
        return carried;
    }
}
