package dev.gristmill.trainer.internals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.feature.Instance;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.Split;
import org.apache.spark.ml.tree.impl.BaggedPoint;
import org.apache.spark.ml.tree.impl.TreePoint;
import org.apache.spark.mllib.tree.loss.Loss;
import org.apache.spark.storage.StorageLevel;

/**
 * What boosted trees say of each row so far: one array per partition, in the executors' memory, spilling to their disks.
 * Added up in the order of the trees, so that it is the same whether all trees are added at once or one by one.
 */
public final class Margins {

    private final BinnedRows rows;
    private final Loss loss;
    private final JavaRDD<double[]> values;
    private final List<Broadcast<Node[]>> trees;

    private Margins(BinnedRows rows, Loss loss, JavaRDD<double[]> values, List<Broadcast<Node[]>> trees) {
        this.rows = rows;
        this.loss = loss;
        this.values = values.persist(StorageLevel.MEMORY_AND_DISK());
        this.trees = trees;
    }

    /**
     * Of all trees, from the rows alone.
     *
     * @param earlier the first trees, which other rows grew: their thresholds need not be ends of bins, so that the rows'
     *     own values count
     * @param trees those after them
     * @param weights as many as there are trees
     */
    static Margins of(BinnedRows rows, Loss loss, List<Node> earlier, List<Node> trees, double[] weights) {
        Broadcast<Node[]> first = send(rows, earlier);
        Broadcast<Node[]> sent = send(rows, trees);
        Broadcast<Split[][]> splits = rows.splits();
        double[] others = Arrays.copyOfRange(weights, earlier.size(), weights.length);
        JavaRDD<double[]> start = earlier.isEmpty()
                ? rows.points().mapPartitions(Margins::zeros)
                : rows.instances().mapPartitions(instances -> told(instances, first.value(), weights));
        return new Margins(
                rows,
                loss,
                rows.points()
                        .zipPartitions(
                                start,
                                (points, before) -> added(points, before.next(), sent.value(), others, splits.value())),
                List.of(first, sent));
    }

    private static Iterator<double[]> zeros(Iterator<TreePoint> points) {
        int count = 0;
        for (; points.hasNext(); count++) {
            points.next();
        }
        return Collections.singleton(new double[count]).iterator();
    }

    private static Iterator<double[]> told(Iterator<Instance> rows, Node[] trees, double[] weights) {
        DoubleStream.Builder margins = DoubleStream.builder();
        while (rows.hasNext()) {
            Vector features = rows.next().features();
            double margin = 0;
            for (int tree = 0; tree < trees.length; tree++) {
                margin += trees[tree].predictImpl(features).prediction() * weights[tree];
            }
            margins.add(margin);
        }
        return Collections.singleton(margins.build().toArray()).iterator();
    }

    /** With one tree more; the lineage grows by it. */
    public Margins plus(Node tree, double weight) {
        Broadcast<Node[]> sent = send(rows, List.of(tree));
        Broadcast<Split[][]> splits = rows.splits();
        List<Broadcast<Node[]>> all = new ArrayList<>(trees);
        all.add(sent);
        return new Margins(
                rows,
                loss,
                rows.points()
                        .zipPartitions(
                                values,
                                (points, before) -> added(
                                        points,
                                        before.next().clone(),
                                        sent.value(),
                                        new double[] {weight},
                                        splits.value())),
                List.copyOf(all));
    }

    private static Broadcast<Node[]> send(BinnedRows rows, List<Node> trees) {
        return JavaSparkContext.fromSparkContext(rows.points().context()).broadcast(trees.toArray(Node[]::new));
    }

    private static Iterator<double[]> added(
            Iterator<TreePoint> points, double[] margins, Node[] trees, double[] weights, Split[][] splits) {
        for (int row = 0; row < margins.length; row++) {
            int[] bins = points.next().binnedFeatures();
            for (int tree = 0; tree < trees.length; tree++) {
                margins[row] += trees[tree].predictBinned(bins, splits).prediction() * weights[tree];
            }
        }
        return Collections.singleton(margins).iterator();
    }

    /** The mean loss of the rows by their weights; makes the margins if they are not made yet. */
    public double meanLoss() {
        Loss of = loss;
        double sum = 0;
        double weight = 0;
        for (double[] part : rows.points()
                .zipPartitions(values, (points, margins) -> lost(points, margins.next(), of))
                .collect()) {
            sum += part[0];
            weight += part[1];
        }
        return sum / weight;
    }

    private static Iterator<double[]> lost(Iterator<TreePoint> points, double[] margins, Loss loss) {
        double[] lost = new double[2];
        for (double margin : margins) {
            TreePoint point = points.next();
            lost[0] += point.weight() * loss.computeError(margin, point.label());
            lost[1] += point.weight();
        }
        return Collections.singleton(lost).iterator();
    }

    /** The rows with what the next tree is to predict: the negative gradient of the loss. */
    JavaRDD<BaggedPoint<TreePoint>> residuals(JavaRDD<BaggedPoint<TreePoint>> bagged) {
        Loss of = loss;
        return bagged.zipPartitions(values, (points, margins) -> new Residuals(points, margins.next(), of));
    }

    /** Lets the memory go, but for what others that grew from these still need. */
    public void release(List<Margins> others) {
        values.unpersist(false);
        for (Broadcast<Node[]> tree : trees) {
            if (others.stream().noneMatch(other -> other.trees.contains(tree))) {
                tree.destroy();
            }
        }
    }

    private static final class Residuals implements Iterator<BaggedPoint<TreePoint>> {

        private final Iterator<BaggedPoint<TreePoint>> points;
        private final double[] margins;
        private final Loss loss;
        private int row;

        Residuals(Iterator<BaggedPoint<TreePoint>> points, double[] margins, Loss loss) {
            this.points = points;
            this.margins = margins;
            this.loss = loss;
        }

        @Override
        public boolean hasNext() {
            return points.hasNext();
        }

        @Override
        public BaggedPoint<TreePoint> next() {
            BaggedPoint<TreePoint> bagged = points.next();
            TreePoint point = bagged.datum();
            double residual = -loss.gradient(margins[row++], point.label());
            return new BaggedPoint<>(
                    new TreePoint(residual, point.binnedFeatures(), point.weight()),
                    bagged.subsampleCounts(),
                    bagged.sampleWeight());
        }
    }
}
