package dev.gristmill.trainer.learner;

import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.internals.Binning;
import dev.gristmill.trainer.internals.EarlierTrees;
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
 * @param binning where they were allowed to split; null as long as this fit has grown none
 * @param impurity what they are grown by
 * @param earlier how many of them, the first ones, an earlier model had
 * @param columns how many features they know; 0 as long as there are none
 */
record GrownTrees(
        @Nullable Binning binning,
        String impurity,
        int earlier,
        int columns,
        List<TreeArrays> arrays,
        List<Node> roots) {

    private static final String SPLITS = "splits";
    private static final String WEIGHT = "weight";
    private static final String TREE = "tree";
    private static final String EARLIER = "earlier";
    private static final String SHAPE = ".shape";
    private static final String NUMBERS = ".numbers";
    private static final String COUNTS = ".counts";

    static GrownTrees none(String impurity) {
        return new GrownTrees(null, impurity, 0, 0, List.of(), List.of());
    }

    /** Those of an earlier model, none of them this fit's own. */
    static GrownTrees after(EarlierTrees earlier, String impurity) {
        List<TreeArrays> arrays = earlier.carried().stream().map(TreeArrays::of).toList();
        return new GrownTrees(null, impurity, arrays.size(), earlier.columns(), arrays, roots(arrays, impurity));
    }

    static GrownTrees of(LearnerState state, String impurity) {
        int[] before = state.values().containsKey(EARLIER) ? state.array(EARLIER, int[].class) : new int[] {0, 0};
        List<TreeArrays> arrays = new ArrayList<>();
        for (int i = 0; i < before[0] + state.iteration(); i++) {
            String name = TREE + i;
            arrays.add(new TreeArrays(
                    state.array(name + SHAPE, int[].class),
                    state.doubles(name + NUMBERS),
                    state.array(name + COUNTS, long[].class)));
        }
        Binning binning = state.iteration() == 0
                ? null
                : new Binning(
                        state.array(SPLITS + SHAPE, int[].class),
                        state.doubles(SPLITS + NUMBERS),
                        state.number(WEIGHT));
        int columns = binning == null ? before[1] : binning.features();
        return new GrownTrees(binning, impurity, before[0], columns, arrays, roots(arrays, impurity));
    }

    private static List<Node> roots(List<TreeArrays> arrays, String impurity) {
        return arrays.stream().map(tree -> tree.root(impurity)).toList();
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
        return new GrownTrees(in, impurity, earlier, in.features(), all, nodes);
    }

    int size() {
        return roots.size();
    }

    /** How many this fit has grown. */
    int own() {
        return size() - earlier;
    }

    List<Node> earlierRoots() {
        return roots.subList(0, earlier);
    }

    List<Node> ownRoots() {
        return roots.subList(earlier, size());
    }

    /** Of which there must be some: how many columns they know. */
    int features() {
        if (roots.isEmpty()) {
            throw new IllegalStateException("Cannot make a model: there are no trees yet");
        }
        return columns;
    }

    LearnerState state(String learner) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (earlier > 0) {
            values.put(EARLIER, new int[] {earlier, columns});
        }
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
        return new LearnerState(learner, own(), values);
    }
}
