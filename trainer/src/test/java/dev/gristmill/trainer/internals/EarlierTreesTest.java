package dev.gristmill.trainer.internals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.EarlierModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.ml.tree.CategoricalSplit;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.LeafNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.Split;
import org.apache.spark.mllib.tree.impurity.ImpurityCalculator;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees over a size and one of three colours: red, green, blue. */
final class EarlierTreesTest {

    private static final int[] NONE = {};
    private static final double SMALL = 1;
    private static final double LARGE = 2;
    private static final double THRESHOLD = 1.5;
    private static final double LEFT = 3;
    private static final double RIGHT = 4;
    private static final ImpurityCalculator STATISTICS =
            ImpurityCalculator.getCalculator("variance", new double[] {3, 6, 14}, 3);

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "01", "02", "12"})
    void saysTheSameOfTheSameRowsInOtherPlacesAndNumbers(String left) {
        double[] levels = left.chars().mapToDouble(digit -> digit - '0').toArray();
        Node root = parent(new ContinuousSplit(0, THRESHOLD), parent(new CategoricalSplit(1, levels, 3)), leaf(9));
        // blue, green, red and a new one; something that the model did not know; the size
        StructField today = vector(colour(4), quantity(), quantity());
        int[] numbers = {2, 1, 0};

        Node carried = carried(root, today, new int[] {1, -1, 0}, numbers);

        for (double size : new double[] {THRESHOLD, SMALL, LARGE}) {
            for (int colour = 0; colour < 3; colour++) {
                assertThat(predicted(carried, numbers[colour], 7, size)).isEqualTo(predicted(root, size, colour));
            }
        }
        assertThat(predicted(carried, 3, 7, SMALL)).isEqualTo(RIGHT);
        assertThat(((InternalNode) carried).impurityStats()).isSameAs(STATISTICS);
        CategoricalSplit split = (CategoricalSplit) ((InternalNode) ((InternalNode) carried).leftChild()).split();
        assertThat(split.numCategories()).isEqualTo(4);
    }

    @Test
    void aLevelThatIsGoneGoesOutOfItsSplits() {
        Node root = parent(new CategoricalSplit(1, new double[] {0, 2}, 3));

        Node some = carried(root, vector(quantity(), colour(2)), new int[] {0, 1}, new int[] {-1, -1, 0});
        Node none = carried(root, vector(quantity(), colour(2)), new int[] {0, 1}, new int[] {-1, 0, -1});

        assertThat(predicted(some, SMALL, 0)).isEqualTo(LEFT);
        assertThat(predicted(some, SMALL, 1)).isEqualTo(RIGHT);
        assertThat(predicted(none, SMALL, 0)).isEqualTo(RIGHT);
        assertThat(predicted(none, SMALL, 1)).isEqualTo(RIGHT);
    }

    @Test
    void refusesASplitThatThisRunCannotMake() {
        EarlierModel model = boosted(parent(new CategoricalSplit(1, new double[] {0}, 3)), leaf(1));
        EarlierModel deep = boosted(parent(
                new CategoricalSplit(1, new double[] {0}, 3), leaf(1), parent(new ContinuousSplit(0, THRESHOLD))));

        assertThat(new EarlierTrees(model, vector(quantity(), colour(3))).refusal())
                .isEmpty();
        assertThat(new EarlierTrees(model, vector(quantity(), quantity())).refusal())
                .contains("it splits place 1 of its vector by levels, and this run has a quantity there");
        assertThat(new EarlierTrees(deep, vector(colour(3), colour(3))).refusal())
                .contains("it splits place 0 of its vector by quantity, and this run has levels there");
        EarlierModel gone = new EarlierModel(deep.model(), new int[] {-1, 1}, 2, Map.of(), NONE);
        assertThat(new EarlierTrees(gone, vector(quantity(), colour(3))).refusal())
                .contains("it splits by place 0 of its vector, which this run does not have");
        // A feature by which nothing splits may be gone
        EarlierModel unused = new EarlierModel(model.model(), new int[] {-1, 1}, 2, Map.of(), NONE);
        assertThat(new EarlierTrees(unused, vector(quantity(), colour(3))).refusal())
                .isEmpty();
    }

    @Test
    void refusesOtherClasses() {
        RandomForestClassificationModel forest = forest();

        assertThat(refusal(forest, 0, 1)).isNull();
        assertThat(refusal(forest, 1, 0)).isEqualTo("its classes are in another order");
        assertThat(refusal(forest, 0)).isEqualTo("it has 2 classes and this run 1");
    }

    private static @Nullable String refusal(RandomForestClassificationModel forest, int... classes) {
        EarlierModel earlier = new EarlierModel(forest, new int[] {0}, 1, Map.of(), classes);
        return new EarlierTrees(earlier, vector(quantity())).refusal().orElse(null);
    }

    @Test
    void boostingRefusesOtherWeightsAndLosses() {
        EarlierModel earlier = boosted(leaf(1), leaf(2), leaf(3));

        assertThat(new BoostedTrees(new GBTRegressor().setStepSize(0.5)).refusal(earlier))
                .isEmpty();
        assertThat(new BoostedTrees(new GBTRegressor().setStepSize(0.25)).refusal(earlier))
                .contains("its trees do not count by 1 and then by a stepSize of 0.25");
        assertThat(new BoostedTrees(new GBTRegressor().setStepSize(0.5).setLossType("absolute")).refusal(earlier))
                .contains("it has the loss squared instead of absolute");
        assertThat(new BoostedTrees(new GBTClassifier()).refusal(earlier)).contains("it has no boosted trees");
        GBTClassificationModel classifier =
                new GBTClassificationModel("m", trees(leaf(1), leaf(2)), new double[] {1, 0.1}, 2, 2);
        EarlierModel classes = new EarlierModel(classifier, new int[] {0, 1}, 2, Map.of(), new int[] {0, 1});
        assertThat(new BoostedTrees(new GBTClassifier()).refusal(classes)).isEmpty();
    }

    @Test
    void aForestRefusesAnotherImpurity() {
        EarlierModel earlier = new EarlierModel(forest(), new int[] {0}, 1, Map.of(), new int[] {0, 1});

        assertThat(new ForestTrees(new RandomForestClassifier()).refusal(earlier))
                .isEmpty();
        assertThat(new ForestTrees(new RandomForestClassifier().setImpurity("entropy")).refusal(earlier))
                .contains("its trees have the impurity gini instead of entropy");
        assertThat(new ForestTrees(new RandomForestRegressor()).refusal(earlier))
                .contains("it is no such forest");
    }

    private static RandomForestClassificationModel forest() {
        Node root = new LeafNode(1, 0.5, ImpurityCalculator.getCalculator("gini", new double[] {2, 2}, 4));
        return new RandomForestClassificationModel(
                "m",
                new DecisionTreeClassificationModel[] {new DecisionTreeClassificationModel("t", root, 1, 2)},
                1,
                2);
    }

    private static Node carried(Node root, StructField today, int[] features, int[] numbers) {
        int place = features[0] == 1 ? 0 : 1;
        EarlierModel earlier = new EarlierModel(boosted(root).model(), features, 2, Map.of(place, numbers), NONE);
        EarlierTrees trees = new EarlierTrees(earlier, today);
        assertThat(trees.refusal()).isEmpty();
        assertThat(trees.columns()).isEqualTo(features.length);
        List<Node> carried = trees.carried();
        assertThat(carried).hasSize(1);
        return carried.get(0);
    }

    private static EarlierModel boosted(Node... roots) {
        double[] weights = new double[roots.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == 0 ? 1 : 0.5;
        }
        return new EarlierModel(
                new GBTRegressionModel("m", trees(roots), weights, 2), new int[] {0, 1}, 2, Map.of(), NONE);
    }

    private static DecisionTreeRegressionModel[] trees(Node... roots) {
        return Stream.of(roots)
                .map(root -> new DecisionTreeRegressionModel("t", root, 2))
                .toArray(DecisionTreeRegressionModel[]::new);
    }

    private static double predicted(Node root, double... row) {
        return root.predictImpl(Vectors.dense(row)).prediction();
    }

    private static Node parent(Split split) {
        return parent(split, leaf(LEFT), leaf(RIGHT));
    }

    private static Node parent(Split split, Node left, Node right) {
        return new InternalNode(0, 1, 0.5, left, right, split, STATISTICS);
    }

    private static Node leaf(double prediction) {
        return new LeafNode(prediction, 0, STATISTICS);
    }

    private static Attribute quantity() {
        return NumericAttribute.defaultAttr();
    }

    private static Attribute colour(int levels) {
        return NominalAttribute.defaultAttr().withNumValues(levels);
    }

    private static StructField vector(Attribute... places) {
        return new AttributeGroup("features", places).toStructField();
    }
}
