package dev.gristmill.job;

import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.MetricDescription.Direction;
import dev.gristmill.job.Parameter.Flag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small catalogue with something of every kind, that no build changes. */
public final class TestCatalogue {

    private static final Set<Input> SUPERVISED = Set.of(Input.FEATURES, Input.LABEL);
    private static final Set<Input> WEIGHTED = Set.of(Input.FEATURES, Input.LABEL, Input.WEIGHT);

    private TestCatalogue() {}

    /** The whole of it. */
    public static Catalogue catalogue() {
        return new Catalogue(algorithms(), stages(), metrics(), List.of(new FakeFiles(), new FakeDatabase()));
    }

    private static List<AlgorithmDescription> algorithms() {
        return List.of(
                algorithm(
                        "logistic-regression",
                        "classification.LogisticRegression",
                        List.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION),
                        WEIGHTED,
                        number("maxIter", Parameter.Type.INTEGER, 100, 0.0, null),
                        number("regParam", Parameter.Type.DOUBLE, 0.0, 0.0, null),
                        number("elasticNetParam", Parameter.Type.DOUBLE, 0.0, 0.0, 1.0),
                        number("tol", Parameter.Type.DOUBLE, 1e-6, 0.0, null),
                        new Parameter(
                                "fitIntercept",
                                Parameter.Type.BOOLEAN,
                                true,
                                "A parameter.",
                                List.of(),
                                null,
                                null,
                                List.of()),
                        option("family", Parameter.Type.CHOICE, List.of("auto", "binomial", "multinomial")),
                        number("thresholds", Parameter.Type.DOUBLES, null, 0.0, null),
                        option("lowerBoundsOnCoefficients", Parameter.Type.MATRIX, List.of())),
                algorithm(
                        "gradient-boosted-trees",
                        "classification.GBTClassifier",
                        List.of(Task.BINARY_CLASSIFICATION),
                        SUPERVISED,
                        number("maxIter", Parameter.Type.INTEGER, 20, 0.0, null),
                        number("stepSize", Parameter.Type.DOUBLE, 0.1, 0.0, 1.0, Flag.MINIMUM_EXCLUSIVE),
                        number(
                                "minWeightFractionPerNode",
                                Parameter.Type.DOUBLE,
                                0.0,
                                0.0,
                                0.5,
                                Flag.MAXIMUM_EXCLUSIVE),
                        option("leafCol", Parameter.Type.COLUMN, List.of(), Flag.OUTPUT)),
                algorithm(
                        "multilayer-perceptron",
                        "classification.MultilayerPerceptronClassifier",
                        List.of(Task.MULTICLASS_CLASSIFICATION, Task.BINARY_CLASSIFICATION),
                        SUPERVISED,
                        number("layers", Parameter.Type.INTEGERS, null, 1.0, null, Flag.REQUIRED),
                        option("initialWeights", Parameter.Type.VECTOR, List.of())),
                algorithm(
                        "one-vs-rest",
                        "classification.OneVsRest",
                        List.of(Task.MULTICLASS_CLASSIFICATION),
                        Set.of(Input.FEATURES, Input.LABEL, Input.ALGORITHM, Input.WEIGHT),
                        number("parallelism", Parameter.Type.INTEGER, 1, 1.0, null)),
                algorithm(
                        "linear-regression",
                        "regression.LinearRegression",
                        List.of(Task.REGRESSION),
                        SUPERVISED,
                        number("maxIter", Parameter.Type.INTEGER, 100, 0.0, null)),
                algorithm(
                        "k-means",
                        "clustering.KMeans",
                        List.of(Task.CLUSTERING),
                        Set.of(Input.FEATURES),
                        number("k", Parameter.Type.INTEGER, 2, 2.0, null)),
                algorithm(
                        "als",
                        "recommendation.ALS",
                        List.of(Task.RECOMMENDATION),
                        Set.of(Input.LABEL),
                        option("userCol", Parameter.Type.COLUMN, List.of()),
                        option("itemCol", Parameter.Type.COLUMN, List.of())),
                algorithm(
                        "fp-growth",
                        "fpm.FPGrowth",
                        List.of(Task.FREQUENT_PATTERNS),
                        Set.of(Input.ALL_ROWS),
                        option("itemsCol", Parameter.Type.COLUMN, List.of()),
                        number("minSupport", Parameter.Type.DOUBLE, 0.3, 0.0, 1.0)));
    }

    private static List<StageDescription> stages() {
        return List.of(
                stage(
                        "QuantileDiscretizer",
                        option("inputCol", Parameter.Type.COLUMN, List.of()),
                        option("inputCols", Parameter.Type.COLUMNS, List.of()),
                        option("outputCol", Parameter.Type.COLUMN, List.of(), Flag.OUTPUT),
                        option("outputCols", Parameter.Type.COLUMNS, List.of(), Flag.OUTPUT),
                        number("numBuckets", Parameter.Type.INTEGER, 2, 2.0, null),
                        number("numBucketsArray", Parameter.Type.INTEGERS, null, 2.0, null),
                        option("handleInvalid", Parameter.Type.CHOICE, List.of("skip", "error", "keep"))),
                stage(
                        "Bucketizer",
                        option("inputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED),
                        option("outputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED, Flag.OUTPUT),
                        option("splits", Parameter.Type.DOUBLES, List.of()),
                        option("splitsArray", Parameter.Type.DOUBLE_LISTS, List.of())),
                stage(
                        "ElementwiseProduct",
                        option("inputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED),
                        option("outputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED, Flag.OUTPUT),
                        option("scalingVec", Parameter.Type.VECTOR, List.of(), Flag.REQUIRED)),
                stage(
                        "VectorAssembler",
                        option("inputCols", Parameter.Type.COLUMNS, List.of(), Flag.REQUIRED),
                        option("outputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED, Flag.OUTPUT)),
                stage(
                        "StopWordsRemover",
                        option("inputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED),
                        option("outputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED, Flag.OUTPUT),
                        option("stopWords", Parameter.Type.STRINGS, List.of()),
                        option("caseSensitive", Parameter.Type.BOOLEAN, List.of())),
                stage(
                        "ChiSqSelector",
                        option("featuresCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED),
                        option("outputCol", Parameter.Type.COLUMN, List.of(), Flag.REQUIRED, Flag.OUTPUT)),
                stage("SQLTransformer", option("statement", Parameter.Type.STRING, List.of(), Flag.REQUIRED)),
                stage("RFormula", option("formula", Parameter.Type.STRING, List.of(), Flag.REQUIRED)));
    }

    private static List<MetricDescription> metrics() {
        Task binary = Task.BINARY_CLASSIFICATION;
        Task multiclass = Task.MULTICLASS_CLASSIFICATION;
        return List.of(
                metric("areaUnderROC", Direction.HIGHER_IS_BETTER, 1.0, binary),
                metric("areaUnderPR", Direction.HIGHER_IS_BETTER, 1.0, binary),
                metric("logLoss", Direction.LOWER_IS_BETTER, null, binary, multiclass),
                metric("accuracy", Direction.HIGHER_IS_BETTER, 1.0, multiclass),
                metric("rmse", Direction.LOWER_IS_BETTER, null, Task.REGRESSION, Task.RECOMMENDATION),
                metric("silhouette", Direction.HIGHER_IS_BETTER, 1.0, Task.CLUSTERING),
                metric("patternCount", Direction.HIGHER_IS_BETTER, null, Task.FREQUENT_PATTERNS));
    }

    private static AlgorithmDescription algorithm(
            String name, String className, List<Task> tasks, Set<Input> inputs, Parameter... parameters) {
        return new AlgorithmDescription(
                name, "org.apache.spark.ml." + className, tasks, inputs, "An algorithm.", List.of(parameters));
    }

    private static StageDescription stage(String name, Parameter... parameters) {
        return new StageDescription(name, "org.apache.spark.ml.feature." + name, "A stage.", List.of(parameters));
    }

    private static MetricDescription metric(String name, Direction direction, @Nullable Double maximum, Task... tasks) {
        return new MetricDescription(name, List.of(tasks), direction, 0.0, maximum, "A metric.");
    }

    private static Parameter number(
            String name,
            Parameter.Type type,
            @Nullable Object standard,
            @Nullable Double minimum,
            @Nullable Double maximum,
            Flag... flags) {
        return new Parameter(name, type, standard, "A parameter.", List.of(), minimum, maximum, List.of(flags));
    }

    private static Parameter option(String name, Parameter.Type type, List<String> allowed, Flag... flags) {
        return new Parameter(name, type, null, "An option.", allowed, null, null, List.of(flags));
    }

    private static final class FakeFiles implements ConnectorDescription {

        @Override
        public String connector() {
            return "files";
        }

        @Override
        public List<Parameter> options() {
            return List.of(
                    option("path", Parameter.Type.PATH, List.of(), Flag.REQUIRED),
                    option("format", Parameter.Type.CHOICE, List.of("parquet", "csv", "json")),
                    option("header", Parameter.Type.BOOLEAN, List.of()),
                    option("separator", Parameter.Type.STRING, List.of()),
                    option("schema", Parameter.Type.STRING, List.of()));
        }

        @Override
        public List<OptionProblem> problems(Map<String, Object> options, Set<String> stated) {
            return stated.contains("header") && "parquet".equals(options.get("format"))
                    ? List.of(new OptionProblem("header", "format", "'parquet' has none"))
                    : List.of();
        }
    }

    private static final class FakeDatabase implements ConnectorDescription {

        @Override
        public String connector() {
            return "database";
        }

        @Override
        public List<Parameter> options() {
            return List.of(
                    option("url", Parameter.Type.STRING, List.of(), Flag.REQUIRED),
                    option("partitions", Parameter.Type.INTEGER, List.of()),
                    option("login", Parameter.Type.CHOICE, List.of("a", "b"), Flag.SENSITIVE),
                    option("password", Parameter.Type.STRING, List.of()));
        }
    }
}
