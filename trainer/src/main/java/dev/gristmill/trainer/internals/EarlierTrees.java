package dev.gristmill.trainer.internals;

import dev.gristmill.spi.EarlierModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.tree.CategoricalSplit;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.DecisionTreeModel;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.Split;
import org.apache.spark.ml.tree.TreeEnsembleModel;
import org.apache.spark.ml.util.MetadataUtils;
import org.apache.spark.sql.types.StructField;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The trees of an earlier model, made to split by this run's features and levels. A level that is gone goes out of its
 * splits; one that the model does not know goes to the right, as whatever is not among the levels of the left does.
 */
public final class EarlierTrees {

    private final EarlierModel earlier;
    private final List<Node> roots;
    // By place of the model's vector this run's; -1 for a feature that is gone
    private final int[] places;
    // By place of this run's vector how many levels there are; of quantities nothing
    private final Map<Integer, Integer> levels = new HashMap<>();

    /**
     * Of boosted trees or a forest.
     *
     * @param features the vector column of this run
     */
    public EarlierTrees(EarlierModel earlier, StructField features) {
        this.earlier = earlier;
        this.roots = Stream.of(((TreeEnsembleModel<?>) earlier.model()).trees())
                .map(DecisionTreeModel::rootNode)
                .toList();
        this.places = new int[earlier.size()];
        Arrays.fill(places, -1);
        for (int i = features().length - 1; i >= 0; i--) {
            if (features()[i] >= 0) {
                places[features()[i]] = i;
            }
        }
        CollectionConverters.asJava(MetadataUtils.getCategoricalFeatures(features))
                .forEach((place, count) -> levels.put((Integer) place, (Integer) count));
    }

    private int[] features() {
        return earlier.features();
    }

    /** How many features this run has. */
    public int columns() {
        return features().length;
    }

    /** Why they cannot be carried over, as a clause; empty if they can. */
    public Optional<String> refusal() {
        return classes()
                .or(() -> roots.stream().flatMap(root -> refusal(root).stream()).findFirst());
    }

    private Optional<String> classes() {
        if (!(earlier.model() instanceof ClassificationModel<?, ?> classifier)) {
            return Optional.empty();
        }
        int[] classes = earlier.classes();
        if (classes.length != classifier.numClasses()) {
            return Optional.of("it has " + classifier.numClasses() + " classes and this run " + classes.length);
        }
        return IntStream.range(0, classes.length).allMatch(k -> classes[k] == k)
                ? Optional.empty()
                : Optional.of("its classes are in another order");
    }

    private Optional<String> refusal(Node node) {
        return node instanceof InternalNode parent
                ? refusal(parent.split()).or(() -> refusal(parent.leftChild())).or(() -> refusal(parent.rightChild()))
                : Optional.empty();
    }

    private Optional<String> refusal(Split split) {
        int column = split.featureIndex();
        int place = places[column];
        if (place < 0) {
            return Optional.of("it splits by place " + column + " of its vector, which this run does not have");
        }
        boolean level = split instanceof CategoricalSplit;
        if (level == levels.containsKey(place)) {
            return Optional.empty();
        }
        return Optional.of("it splits place " + column + " of its vector by "
                + (level ? "levels, and this run has a quantity there" : "quantity, and this run has levels there"));
    }

    /**
     * The roots of the trees, in the model's order.
     *
     * @return what splits by the places, the numbers of levels and the counts of levels of this run, if nothing was refused
     */
    public List<Node> carried() {
        return roots.stream().map(this::carried).toList();
    }

    private Node carried(Node node) {
        return node instanceof InternalNode parent
                ? new InternalNode(
                        parent.prediction(),
                        parent.impurity(),
                        parent.gain(),
                        carried(parent.leftChild()),
                        carried(parent.rightChild()),
                        carried(parent.split()),
                        parent.impurityStats())
                : node;
    }

    private Split carried(Split split) {
        int place = places[split.featureIndex()];
        if (split instanceof ContinuousSplit quantity) {
            return new ContinuousSplit(place, quantity.threshold());
        }
        int count = levels.getOrDefault(place, 0);
        int[] numbers = earlier.levels().get(place);
        double[] left = Arrays.stream(((CategoricalSplit) split).leftCategories())
                .map(level -> numbers == null ? level : numbers[(int) level])
                .filter(level -> level >= 0 && level < count)
                .toArray();
        return new CategoricalSplit(place, left, count);
    }
}
