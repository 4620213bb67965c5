package dev.gristmill.trainer.internals;

import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PredictorParams;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.feature.Instance;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.tree.GBTParams;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.util.DatasetUtils$;
import org.apache.spark.ml.util.MetadataUtils;
import org.apache.spark.mllib.tree.configuration.Algo$;
import org.apache.spark.mllib.tree.configuration.BoostingStrategy;
import org.apache.spark.mllib.tree.configuration.Strategy;
import org.apache.spark.mllib.tree.impurity.Variance$;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Some;

/**
 * Boosting one tree at a time, each as {@code org.apache.spark.ml.tree.impl.GradientBoostedTrees} grows it. Of a
 * {@code GBTClassifier} or a {@code GBTRegressor}.
 */
public final class BoostedTrees {

    /** What every tree is grown by, whatever the estimator says of impurity. */
    public static final String IMPURITY = "variance";

    private final Estimator<?> estimator;
    private final GBTParams settings;

    /** By what the estimator is set to. */
    public BoostedTrees(Estimator<?> estimator) {
        this.estimator = estimator;
        this.settings = (GBTParams) estimator;
    }

    /** How many trees there are to be. */
    public int trees() {
        return settings.getMaxIter();
    }

    /** What a tree's predictions are multiplied by; trees count from 0. */
    public double weight(int tree) {
        return tree == 0 ? 1 : settings.getStepSize();
    }

    /** The seed of a tree; they count from 0. */
    public long seed(int tree) {
        return settings.getSeed() + tree;
    }

    /** The training rows; labels of classes become -1 and 1. */
    public BinnedRows bin(Dataset<Row> rows, @Nullable Binning known) {
        boolean classes = estimator instanceof GBTClassifier;
        RDD<Instance> instances = DatasetUtils$.MODULE$.extractInstances(
                (PredictorParams) estimator, rows, classes ? new Some<>(2) : Option.empty());
        if (classes) {
            instances = instances
                    .toJavaRDD()
                    .map(row -> new Instance(2 * row.label() - 1, row.weight(), row.features()))
                    .rdd()
                    .retag(Instance.class);
        }
        Strategy strategy = strategy(rows).treeStrategy().copy();
        strategy.setAlgo(Algo$.MODULE$.Regression());
        strategy.setImpurity(Variance$.MODULE$);
        strategy.assertValid();
        return BinnedRows.of(
                instances,
                new TreeSettings(strategy, settings.getFeatureSubsetStrategy(), 1, settings.getSeed()),
                known);
    }

    private BoostingStrategy strategy(Dataset<Row> rows) {
        var categories = MetadataUtils.getCategoricalFeatures(
                rows.schema().apply(((PredictorParams) estimator).getFeaturesCol()));
        return settings.getOldBoostingStrategy(
                categories,
                estimator instanceof GBTClassifier ? Algo$.MODULE$.Classification() : Algo$.MODULE$.Regression());
    }

    /** What these trees say of each row. */
    public Margins margins(BinnedRows rows, List<Node> trees) {
        return Margins.of(rows, settings.getOldLossType(), trees, weights(trees.size()));
    }

    /**
     * The model of these trees.
     *
     * @param features how many columns there are
     */
    public Model<?> model(List<Node> trees, int features) {
        DecisionTreeRegressionModel[] models = trees.stream()
                .map(root ->
                        SparkModels.like(estimator, new DecisionTreeRegressionModel(estimator.uid(), root, features)))
                .toArray(DecisionTreeRegressionModel[]::new);
        double[] weights = weights(models.length);
        return estimator instanceof GBTClassifier
                ? SparkModels.like(estimator, new GBTClassificationModel(estimator.uid(), models, weights, features, 2))
                : SparkModels.like(estimator, new GBTRegressionModel(estimator.uid(), models, weights, features));
    }

    private double[] weights(int trees) {
        double[] weights = new double[trees];
        for (int i = 0; i < trees; i++) {
            weights[i] = weight(i);
        }
        return weights;
    }
}
