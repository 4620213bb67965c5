package dev.gristmill.trainer.learner;

import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.internals.Binning;
import dev.gristmill.trainer.internals.TreeArrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * The trees of a fit so far, each as nodes and as the arrays that states share: a tree is written down once.
 *
 * @param binning where they were allowed to split; null as long as there are none
 * @param impurity what they are grown by
 */
record GrownTrees(@Nullable Binning binning, String impurity, List<TreeArrays> arrays, List<Node> roots) {

    private static final String SPLITS = "splits";
    private static final String WEIGHT = "weight";
    private static final String TREE = "tree";
    private static final String SHAPE = ".shape";
    private static final String NUMBERS = ".numbers";
    private static final String COUNTS = ".counts";

    static GrownTrees none(String impurity) {
        return new GrownTrees(null, impurity, List.of(), List.of());
    }

    static GrownTrees of(LearnerState state, String impurity) {
        if (state.iteration() == 0) {
            return none(impurity);
        }
        List<TreeArrays> arrays = new ArrayList<>();
        for (int i = 0; i < state.iteration(); i++) {
            String name = TREE + i;
            arrays.add(new TreeArrays(
                    state.array(name + SHAPE, int[].class),
                    state.doubles(name + NUMBERS),
                    state.array(name + COUNTS, long[].class)));
        }
        Binning binning = new Binning(
                state.array(SPLITS + SHAPE, int[].class), state.doubles(SPLITS + NUMBERS), state.number(WEIGHT));
        return new GrownTrees(
                binning,
                impurity,
                arrays,
                arrays.stream().map(tree -> tree.root(impurity)).toList());
    }

    /** With more trees. */
    GrownTrees plus(List<Node> more, Binning in) {
        List<TreeArrays> all = new ArrayList<>(arrays);
        List<Node> nodes = new ArrayList<>(roots);
        for (Node root : more) {
            TreeArrays written = TreeArrays.of(root);
            all.add(written);
            // The same object as after a restart, down to the order of categories
            nodes.add(written.root(impurity));
        }
        return new GrownTrees(in, impurity, all, nodes);
    }

    int size() {
        return roots.size();
    }

    /** Of which there must be some: how many columns they know. */
    int features() {
        if (binning == null) {
            throw new IllegalStateException("Cannot make a model: there are no trees yet");
        }
        return binning.features();
    }

    LearnerState state(String learner) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (binning != null) {
            values.put(SPLITS + SHAPE, binning.shape());
            values.put(SPLITS + NUMBERS, binning.numbers());
            values.put(WEIGHT, new double[] {binning.weight()});
        }
        for (int i = 0; i < arrays.size(); i++) {
            String name = TREE + i;
            values.put(name + SHAPE, arrays.get(i).shape());
            values.put(name + NUMBERS, arrays.get(i).numbers());
            values.put(name + COUNTS, arrays.get(i).counts());
        }
        return new LearnerState(learner, size(), values);
    }
}
