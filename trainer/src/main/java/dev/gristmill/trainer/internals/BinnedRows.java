package dev.gristmill.trainer.internals;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.feature.Instance;
import org.apache.spark.ml.tree.DecisionTreeModel;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.Split;
import org.apache.spark.ml.tree.impl.BaggedPoint;
import org.apache.spark.ml.tree.impl.BaggedPoint$;
import org.apache.spark.ml.tree.impl.DecisionTreeMetadata;
import org.apache.spark.ml.tree.impl.RandomForest$;
import org.apache.spark.ml.tree.impl.TreePoint;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;

/**
 * Rows with the number of a bin in place of each value, in the executors' memory, spilling to their disks, until closed.
 * They are what {@code org.apache.spark.ml.tree.impl.RandomForest} makes anew for each fit; here all trees share them.
 */
public final class BinnedRows implements AutoCloseable {

    private static final boolean PRUNE = true;
    private static final long NO_LIMIT = 0;

    private final JavaRDD<Instance> instances;
    private final TreeSettings settings;
    private final DecisionTreeMetadata metadata;
    private final Binning binning;
    private final Broadcast<Split[][]> splits;
    private final JavaRDD<TreePoint> points;

    private BinnedRows(
            JavaRDD<Instance> instances,
            TreeSettings settings,
            DecisionTreeMetadata metadata,
            Binning binning,
            Broadcast<Split[][]> splits,
            JavaRDD<TreePoint> points) {
        this.instances = instances;
        this.settings = settings;
        this.metadata = metadata;
        this.binning = binning;
        this.splits = splits;
        this.points = points;
    }

    /** By bins that are known, or by those that a sample of the rows suggests. */
    static BinnedRows of(RDD<Instance> rows, TreeSettings settings, @Nullable Binning known) {
        double weight = known == null ? weight(rows.toJavaRDD()) : known.weight();
        DecisionTreeMetadata metadata = weighing(
                DecisionTreeMetadata.buildMetadata(
                        rows, settings.strategy(), settings.trees(), settings.featureSubset()),
                weight);
        Split[][] splits;
        if (known == null) {
            splits = RandomForest$.MODULE$.findSplits(rows, metadata, settings.seed());
        } else {
            splits = known.splits();
            for (int i = 0; i < splits.length; i++) {
                if (metadata.isContinuous(i)) {
                    metadata.setNumSplits(i, splits[i].length);
                }
            }
        }
        return new BinnedRows(
                rows.toJavaRDD(),
                settings,
                metadata,
                known == null ? Binning.of(splits, weight) : known,
                JavaSparkContext.fromSparkContext(rows.sparkContext()).broadcast(splits),
                TreePoint.convertToTreeRDD(rows, splits, metadata).toJavaRDD().persist(StorageLevel.MEMORY_AND_DISK()));
    }

    private static double weight(JavaRDD<Instance> rows) {
        double sum = 0;
        for (double part : rows.mapPartitions(BinnedRows::weight).collect()) {
            sum += part;
        }
        return sum;
    }

    private static Iterator<Double> weight(Iterator<Instance> rows) {
        double sum = 0;
        while (rows.hasNext()) {
            sum += rows.next().weight();
        }
        return Collections.singleton(sum).iterator();
    }

    // Spark adds the weights up as tasks end
    private static DecisionTreeMetadata weighing(DecisionTreeMetadata it, double weight) {
        return new DecisionTreeMetadata(
                it.numFeatures(),
                it.numExamples(),
                weight,
                it.numClasses(),
                it.maxBins(),
                it.featureArity(),
                it.unorderedFeatures(),
                it.numBins(),
                it.impurity(),
                it.quantileStrategy(),
                it.maxDepth(),
                it.minInstancesPerNode(),
                it.minWeightFractionPerNode(),
                it.minInfoGain(),
                it.numTrees(),
                it.numFeaturesPerNode());
    }

    /** Where the bins end. */
    public Binning binning() {
        return binning;
    }

    /**
     * Grows trees from the rows' labels.
     *
     * @param trees at least 1
     * @param seed of the rows and the columns that each tree sees
     */
    public List<Node> grow(int trees, long seed) {
        return grow(bagged(trees, seed), trees, seed);
    }

    /** The next of boosted trees: from what is left of the labels. */
    public Node grow(Margins margins, long seed) {
        return grow(margins.residuals(bagged(1, seed)), 1, seed).get(0);
    }

    private JavaRDD<BaggedPoint<TreePoint>> bagged(int trees, long seed) {
        return BaggedPoint$.MODULE$
                .convertToBaggedRDD(
                        points.rdd(),
                        settings.strategy().subsamplingRate(),
                        trees,
                        settings.strategy().bootstrap(),
                        (Function1<TreePoint, Object> & Serializable) TreePoint::weight,
                        seed)
                .toJavaRDD();
    }

    private List<Node> grow(JavaRDD<BaggedPoint<TreePoint>> bagged, int trees, long seed) {
        bagged.persist(StorageLevel.MEMORY_AND_DISK());
        try {
            DecisionTreeModel[] grown = RandomForest$.MODULE$.runBagged(
                    bagged.rdd(),
                    metadata,
                    splits,
                    settings.strategy(),
                    trees,
                    settings.featureSubset(),
                    seed,
                    Option.empty(),
                    PRUNE,
                    Option.empty(),
                    NO_LIMIT);
            return Arrays.stream(grown).map(DecisionTreeModel::rootNode).toList();
        } finally {
            bagged.unpersist(false);
        }
    }

    /** The rows as they were, in the same partitions and order; not in memory. */
    JavaRDD<Instance> instances() {
        return instances;
    }

    JavaRDD<TreePoint> points() {
        return points;
    }

    Broadcast<Split[][]> splits() {
        return splits;
    }

    @Override
    public void close() {
        points.unpersist(false);
        splits.destroy();
    }
}
