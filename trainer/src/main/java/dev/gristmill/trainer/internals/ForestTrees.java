package dev.gristmill.trainer.internals;

import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PredictorParams;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.RandomForestParams;
import org.apache.spark.ml.util.DatasetUtils$;
import org.apache.spark.ml.util.MetadataUtils;
import org.apache.spark.mllib.tree.configuration.Algo$;
import org.apache.spark.mllib.tree.configuration.Strategy;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Some;

/** The trees of a {@code RandomForestClassifier} or a {@code RandomForestRegressor}, some at a time. */
public final class ForestTrees {

    private final Estimator<?> estimator;
    private final RandomForestParams settings;

    /** By what the estimator is set to. */
    public ForestTrees(Estimator<?> estimator) {
        this.estimator = estimator;
        this.settings = (RandomForestParams) estimator;
    }

    /** How many trees there are to be. */
    public int trees() {
        return settings.getNumTrees();
    }

    /** The seed of bins and of the forest's first trees. */
    public long seed() {
        return settings.getSeed();
    }

    /** What the trees are grown by: {@code gini}, {@code entropy} or {@code variance}. */
    public String impurity() {
        return estimator instanceof RandomForestClassifier classifier
                ? classifier.getImpurity()
                : ((RandomForestRegressor) estimator).getImpurity();
    }

    /** The training rows. */
    public BinnedRows bin(Dataset<Row> rows, @Nullable Binning known) {
        PredictorParams columns = (PredictorParams) estimator;
        var categories = MetadataUtils.getCategoricalFeatures(rows.schema().apply(columns.getFeaturesCol()));
        Option<Object> classes = Option.empty();
        Strategy strategy;
        if (estimator instanceof RandomForestClassifier classifier) {
            int count = DatasetUtils$.MODULE$.getNumClasses(
                    rows, columns.getLabelCol(), DatasetUtils$.MODULE$.getNumClasses$default$3());
            classes = new Some<>(count);
            strategy = classifier.getOldStrategy(
                    categories, count, Algo$.MODULE$.Classification(), classifier.getOldImpurity());
        } else {
            RandomForestRegressor regressor = (RandomForestRegressor) estimator;
            strategy = regressor.getOldStrategy(categories, 0, Algo$.MODULE$.Regression(), regressor.getOldImpurity());
        }
        strategy.setBootstrap(settings.getBootstrap());
        return BinnedRows.of(
                DatasetUtils$.MODULE$.extractInstances(columns, rows, classes),
                new TreeSettings(strategy, settings.getFeatureSubsetStrategy(), trees(), seed()),
                known);
    }

    /**
     * The model of these trees.
     *
     * @param features how many columns there are
     */
    public Model<?> model(List<Node> trees, int features) {
        String uid = estimator.uid();
        if (estimator instanceof RandomForestClassifier) {
            // A node of a classifier knows the weight of each class
            int classes = trees.get(0).impurityStats().stats().length;
            var models = trees.stream()
                    .map(root -> SparkModels.like(
                            estimator, new DecisionTreeClassificationModel(uid, root, features, classes)))
                    .toArray(DecisionTreeClassificationModel[]::new);
            return SparkModels.like(estimator, new RandomForestClassificationModel(uid, models, features, classes));
        }
        var models = trees.stream()
                .map(root -> SparkModels.like(estimator, new DecisionTreeRegressionModel(uid, root, features)))
                .toArray(DecisionTreeRegressionModel[]::new);
        return SparkModels.like(estimator, new RandomForestRegressionModel(uid, models, features));
    }
}
