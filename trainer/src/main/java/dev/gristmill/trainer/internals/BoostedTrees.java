package dev.gristmill.trainer.internals;

import dev.gristmill.spi.EarlierModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PredictorParams;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.feature.Instance;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.tree.GBTParams;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.TreeEnsembleModel;
import org.apache.spark.ml.util.DatasetUtils$;
import org.apache.spark.ml.util.MetadataUtils;
import org.apache.spark.mllib.tree.configuration.Algo$;
import org.apache.spark.mllib.tree.configuration.BoostingStrategy;
import org.apache.spark.mllib.tree.configuration.Strategy;
import org.apache.spark.mllib.tree.impurity.Variance$;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
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
        return settings.getOldBoostingStrategy(
                MetadataUtils.getCategoricalFeatures(features(rows)),
                estimator instanceof GBTClassifier ? Algo$.MODULE$.Classification() : Algo$.MODULE$.Regression());
    }

    /**
     * What these trees say of each row.
     *
     * @param earlier the first trees, which other rows grew
     * @param trees those that these rows grew after them
     */
    public Margins margins(BinnedRows rows, List<Node> earlier, List<Node> trees) {
        return Margins.of(rows, settings.getOldLossType(), earlier, trees, weights(earlier.size() + trees.size()));
    }

    /** Why an earlier model is none to add trees to, as a clause; empty if it is one. */
    public Optional<String> refusal(EarlierModel earlier) {
        Class<?> kind = estimator instanceof GBTClassifier ? GBTClassificationModel.class : GBTRegressionModel.class;
        if (!kind.isInstance(earlier.model())) {
            return Optional.of("it has no boosted trees");
        }
        GBTParams before = (GBTParams) earlier.model();
        if (!before.getOldLossType().equals(settings.getOldLossType())) {
            return Optional.of("it has the loss " + loss(before) + " instead of " + loss(settings));
        }
        double[] weights = ((TreeEnsembleModel<?>) earlier.model()).treeWeights();
        return Arrays.equals(weights, weights(weights.length))
                ? Optional.empty()
                : Optional.of("its trees do not count by 1 and then by a stepSize of " + settings.getStepSize());
    }

    private static String loss(Params of) {
        return String.valueOf(of.getOrDefault(of.getParam("lossType")));
    }

    /** The trees of an earlier model that was not refused, on their way to the features of these rows. */
    public EarlierTrees earlier(EarlierModel earlier, Dataset<Row> rows) {
        return new EarlierTrees(earlier, features(rows));
    }

    private StructField features(Dataset<Row> rows) {
        return rows.schema().apply(((PredictorParams) estimator).getFeaturesCol());
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
