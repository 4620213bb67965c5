package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import dev.gristmill.trainer.internals.BinnedRows;
import dev.gristmill.trainer.internals.BoostedTrees;
import dev.gristmill.trainer.internals.EarlierTrees;
import dev.gristmill.trainer.internals.Margins;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * Gradient boosting (Friedman, Greedy Function Approximation, 2001): the first tree is grown from the labels, each
 * further one from the gradient of the loss at what those before it say. An iteration is a tree, and its loss the mean
 * loss of the training rows.
 */
final class BoostingFit implements IterativeFit {

    /** After so many trees the margins are made from the rows again, so that a lost partition costs no more than these. */
    private static final int LINEAGE = 10;

    private final String learner;
    private final BoostedTrees boosting;
    private final TrainingView view;
    private GrownTrees trees;
    // Made by the first iteration: a model of a state alone needs no rows
    private @Nullable BinnedRows rows;
    private @Nullable Margins margins;

    /** From the trees of a state. */
    BoostingFit(String learner, TrainingView view, GrownTrees trees) {
        this.learner = learner;
        this.boosting = new BoostedTrees(view.estimator());
        this.view = view;
        this.trees = trees;
    }

    /** Goes on from the trees of an earlier model, with as many more as would be grown anew. */
    static WarmStart begin(String learner, TrainingView view, EarlierModel earlier) {
        BoostedTrees boosting = new BoostedTrees(view.estimator());
        Optional<String> other = boosting.refusal(earlier);
        if (other.isPresent()) {
            return WarmStart.refused(other.get());
        }
        EarlierTrees trees = boosting.earlier(earlier, view.rows());
        return trees.refusal()
                .map(WarmStart::refused)
                .orElseGet(() ->
                        WarmStart.of(new BoostingFit(learner, view, GrownTrees.after(trees, BoostedTrees.IMPURITY))));
    }

    @Override
    public int iteration() {
        return trees.own();
    }

    @Override
    public int maxIterations() {
        return boosting.trees();
    }

    @Override
    public boolean finished() {
        return iteration() >= maxIterations();
    }

    @Override
    public Iteration advance() {
        BinnedRows binned = rows();
        Margins before = margins;
        if (before == null && trees.size() > 0) {
            before = boosting.margins(binned, trees.earlierRoots(), trees.ownRoots());
            margins = before;
        }
        int tree = trees.size();
        long seed = boosting.seed(tree);
        Node grown = before == null ? binned.grow(1, seed).get(0) : binned.grow(before, seed);
        GrownTrees more = trees.plus(List.of(grown), binned.binning());
        Margins next = before == null || more.size() % LINEAGE == 0
                ? boosting.margins(binned, more.earlierRoots(), more.ownRoots())
                : before.plus(more.roots().get(tree), boosting.weight(tree));
        double loss = lossOf(next, before);
        margins = next;
        trees = more;
        if (before != null) {
            before.release(List.of(next));
        }
        return new Iteration(trees.own(), loss, null);
    }

    private static double lossOf(Margins next, @Nullable Margins before) {
        try {
            return next.meanLoss();
        } catch (Exception e) {
            next.release(before == null ? List.of() : List.of(before));
            throw e;
        }
    }

    private BinnedRows rows() {
        BinnedRows made = rows;
        if (made == null) {
            made = boosting.bin(view.rows(), trees.binning());
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
        return boosting.model(trees.roots(), trees.features());
    }

    @Override
    public void close() {
        if (margins != null) {
            margins.release(List.of());
        }
        if (rows != null) {
            rows.close();
        }
    }
}
