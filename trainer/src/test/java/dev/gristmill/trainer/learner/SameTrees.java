package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.trainer.internals.TreeArrays;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.tree.Node;

/** Holds trees against each other, in everything that spark.ml knows of their nodes. */
final class SameTrees {

    private SameTrees() {}

    static void require(Object[] found, Object[] expected) {
        assertThat(arrays(found)).usingRecursiveComparison().isEqualTo(arrays(expected));
    }

    /** Whether a tree splits by categories. */
    static boolean byCategories(Object[] trees) {
        return Arrays.stream(trees)
                .anyMatch(tree -> root(tree).subtreeToString(0).contains(" in {"));
    }

    /** The earlier trees as they were, and as many more, all others. */
    static void requireAppended(Object[] found, Object[] earlier) {
        assertThat(found).hasSize(2 * earlier.length);
        require(Arrays.copyOf(found, earlier.length), earlier);
        List<String> known = texts(Arrays.stream(earlier));
        assertThat(texts(Arrays.stream(found).skip(earlier.length))).doesNotContainAnyElementsOf(known);
    }

    private static List<String> texts(Stream<Object> trees) {
        return trees.map(tree -> root(tree).subtreeToString(0)).toList();
    }

    private static List<TreeArrays> arrays(Object[] trees) {
        return Stream.of(trees).map(tree -> TreeArrays.of(root(tree))).toList();
    }

    private static Node root(Object tree) {
        return tree instanceof DecisionTreeClassificationModel classes
                ? classes.rootNode()
                : ((DecisionTreeRegressionModel) tree).rootNode();
    }
}
