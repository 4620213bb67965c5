package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import dev.gristmill.trainer.internals.BinnedRows;
import dev.gristmill.trainer.internals.EarlierTrees;
import dev.gristmill.trainer.internals.ForestTrees;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.ml.Model;
import org.jspecify.annotations.Nullable;

/**
 * A random forest (Breiman, Random Forests, 2001) in groups of trees, each with a seed of its own. An iteration counts
 * trees; a step is a group, since spark.ml grows the trees of a group in the same passes over the rows.
 */
final class ForestFit implements IterativeFit {

    /** Trees grown together share passes: few groups cost little, and one group is what an interruption can cost. */
    private static final int GROUPS = 4;

    private static final int LEAST = 2;

    private final String learner;
    private final ForestTrees forest;
    private final TrainingView view;
    private GrownTrees trees;
    // Made by the first iteration: a model of a state alone needs no rows
    private @Nullable BinnedRows rows;

    private ForestFit(String learner, ForestTrees forest, TrainingView view, GrownTrees trees) {
        this.learner = learner;
        this.forest = forest;
        this.view = view;
        this.trees = trees;
    }

    static ForestFit begin(String learner, TrainingView view) {
        ForestTrees forest = new ForestTrees(view.estimator());
        return new ForestFit(learner, forest, view, GrownTrees.none(forest.impurity()));
    }

    /** Goes on from the trees of an earlier model, with as many more as would be grown anew. */
    static WarmStart begin(String learner, TrainingView view, EarlierModel earlier) {
        ForestTrees forest = new ForestTrees(view.estimator());
        Optional<String> other = forest.refusal(earlier);
        if (other.isPresent()) {
            return WarmStart.refused(other.get());
        }
        EarlierTrees trees = forest.earlier(earlier, view.rows());
        return trees.refusal()
                .map(WarmStart::refused)
                .orElseGet(() ->
                        WarmStart.of(new ForestFit(learner, forest, view, GrownTrees.after(trees, forest.impurity()))));
    }

    static ForestFit resume(TrainingView view, LearnerState state) {
        ForestTrees forest = new ForestTrees(view.estimator());
        return new ForestFit(state.learner(), forest, view, GrownTrees.of(state, forest.impurity()));
    }

    @Override
    public int iteration() {
        return trees.own();
    }

    @Override
    public int maxIterations() {
        return forest.trees();
    }

    @Override
    public boolean finished() {
        return iteration() >= maxIterations();
    }

    @Override
    public Iteration advance() {
        BinnedRows binned = rows();
        int first = trees.size();
        int group = Math.min(Math.max(LEAST, (maxIterations() + GROUPS - 1) / GROUPS), maxIterations() - iteration());
        trees = trees.plus(binned.grow(group, seed(first)), binned.binning());
        return new Iteration(iteration(), null, null);
    }

    /**
     * The forest's for the first group. Others are mixed well: spark.ml adds the number of the partition to a seed, so
     * that neighbours would draw the same numbers for other rows.
     */
    private long seed(int first) {
        return first == 0 ? forest.seed() : new SplittableRandom(forest.seed() + first).nextLong();
    }

    private BinnedRows rows() {
        BinnedRows made = rows;
        if (made == null) {
            made = forest.bin(view.rows(), trees.binning(), trees.earlierRoots());
            rows = made;
        }
        return made;
    }

    @Override
    public LearnerState state() {
        return trees.state(learner);
    }

    @Override
    public Model<?> model() {
        return forest.model(trees.roots(), trees.features());
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
