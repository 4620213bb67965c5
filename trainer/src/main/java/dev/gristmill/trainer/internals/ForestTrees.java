package dev.gristmill.trainer.internals;

import dev.gristmill.spi.EarlierModel;
import java.util.List;
import java.util.Optional;
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
import org.apache.spark.sql.types.StructField;
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

    /** How many trees are to be grown. */
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

    /**
     * The training rows.
     *
     * @param earlier trees that are there from other rows: they count where settings ask how many trees there are, and
     *     say how many classes there are
     */
    public BinnedRows bin(Dataset<Row> rows, @Nullable Binning known, List<Node> earlier) {
        PredictorParams columns = (PredictorParams) estimator;
        var categories = MetadataUtils.getCategoricalFeatures(features(rows));
        Option<Object> classes = Option.empty();
        Strategy strategy;
        if (estimator instanceof RandomForestClassifier classifier) {
            int count = earlier.isEmpty()
                    ? DatasetUtils$.MODULE$.getNumClasses(
                            rows, columns.getLabelCol(), DatasetUtils$.MODULE$.getNumClasses$default$3())
                    : classes(earlier);
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
                new TreeSettings(strategy, settings.getFeatureSubsetStrategy(), earlier.size() + trees(), seed()),
                known);
    }

    /** Why an earlier model is none to add trees to, as a clause; empty if it is one. */
    public Optional<String> refusal(EarlierModel earlier) {
        String before;
        if (estimator instanceof RandomForestClassifier
                && earlier.model() instanceof RandomForestClassificationModel classifier) {
            before = classifier.getImpurity();
        } else if (estimator instanceof RandomForestRegressor
                && earlier.model() instanceof RandomForestRegressionModel regression) {
            before = regression.getImpurity();
        } else {
            return Optional.of("it is no such forest");
        }
        return before.equals(impurity())
                ? Optional.empty()
                : Optional.of("its trees have the impurity " + before + " instead of " + impurity());
    }

    /** The trees of an earlier model that was not refused, on their way to the features of these rows. */
    public EarlierTrees earlier(EarlierModel earlier, Dataset<Row> rows) {
        return new EarlierTrees(earlier, features(rows));
    }

    private StructField features(Dataset<Row> rows) {
        return rows.schema().apply(((PredictorParams) estimator).getFeaturesCol());
    }

    // A node of a classifier knows the weight of each class
    private static int classes(List<Node> trees) {
        return trees.get(0).impurityStats().stats().length;
    }

    /**
     * The model of these trees.
     *
     * @param features how many columns there are
     */
    public Model<?> model(List<Node> trees, int features) {
        String uid = estimator.uid();
        if (estimator instanceof RandomForestClassifier) {
            int classes = classes(trees);
            var models = trees.stream()
                    .map(root -> SparkModels.like(
                            estimator, new DecisionTreeClassificationModel(uid, root, features, classes)))
                    .toArray(DecisionTreeClassificationModel[]::new);
            return counted(new RandomForestClassificationModel(uid, models, features, classes), models.length);
        }
        var models = trees.stream()
                .map(root -> SparkModels.like(estimator, new DecisionTreeRegressionModel(uid, root, features)))
                .toArray(DecisionTreeRegressionModel[]::new);
        return counted(new RandomForestRegressionModel(uid, models, features), models.length);
    }

    // What is written says as many trees as there are, or it is not read again
    private <M extends Model<M> & RandomForestParams> M counted(M model, int trees) {
        M like = SparkModels.like(estimator, model);
        like.set(like.numTrees(), trees);
        return like;
    }
}
