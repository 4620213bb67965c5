package dev.gristmill.trainer.stage;

import static dev.gristmill.trainer.stage.StageCase.MADE;
import static dev.gristmill.trainer.stage.StageCase.VECTOR;
import static dev.gristmill.trainer.stage.StageCase.ofColumns;
import static dev.gristmill.trainer.stage.StageCase.ofVector;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.feature.BucketedRandomProjectionLSH;
import org.apache.spark.ml.feature.ChiSqSelector;
import org.apache.spark.ml.feature.DCT;
import org.apache.spark.ml.feature.ElementwiseProduct;
import org.apache.spark.ml.feature.Interaction;
import org.apache.spark.ml.feature.MaxAbsScaler;
import org.apache.spark.ml.feature.MinMaxScaler;
import org.apache.spark.ml.feature.Normalizer;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.PolynomialExpansion;
import org.apache.spark.ml.feature.RobustScaler;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.UnivariateFeatureSelector;
import org.apache.spark.ml.feature.VarianceThresholdSelector;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.feature.VectorIndexer;
import org.apache.spark.ml.feature.VectorSizeHint;
import org.apache.spark.ml.feature.VectorSlicer;
import org.apache.spark.ml.linalg.Vectors;

/** The stages that read vectors, and the one that makes them. */
final class VectorStageCases {

    private VectorStageCases() {}

    static Stream<StageCase> all() {
        return Stream.of(scalers(), selectors(), productsOfColumns(), others()).flatMap(List::stream);
    }

    private static List<StageCase> scalers() {
        return List.of(
                ofVector(
                        "MaxAbsScaler",
                        "inputCol: v, outputCol: x",
                        new MaxAbsScaler().setInputCol(VECTOR).setOutputCol(MADE)),
                ofVector(
                        "MinMaxScaler",
                        "inputCol: v, outputCol: x, min: -1, max: 2",
                        new MinMaxScaler()
                                .setInputCol(VECTOR)
                                .setOutputCol(MADE)
                                .setMin(-1)
                                .setMax(2)),
                ofVector(
                        "Normalizer",
                        "inputCol: v, outputCol: x, p: 1",
                        new Normalizer().setInputCol(VECTOR).setOutputCol(MADE).setP(1)),
                ofVector(
                        "RobustScaler",
                        "inputCol: v, outputCol: x, lower: 0.1, upper: 0.8, withCentering: true",
                        new RobustScaler()
                                .setInputCol(VECTOR)
                                .setOutputCol(MADE)
                                .setLower(0.1)
                                .setUpper(0.8)
                                .setWithCentering(true)),
                ofVector(
                        "StandardScaler",
                        "inputCol: v, outputCol: x, withMean: true",
                        new StandardScaler()
                                .setInputCol(VECTOR)
                                .setOutputCol(MADE)
                                .setWithMean(true)));
    }

    @SuppressWarnings("deprecation") // ChiSqSelector is a stage that job files can still name
    private static List<StageCase> selectors() {
        return List.of(
                ofVector(
                        "ChiSqSelector",
                        "featuresCol: v, outputCol: x, numTopFeatures: 2",
                        new ChiSqSelector()
                                .setFeaturesCol(VECTOR)
                                .setOutputCol(MADE)
                                .setNumTopFeatures(2)
                                .setLabelCol(StageEqualitySparkTest.LABEL)),
                ofVector(
                        "UnivariateFeatureSelector",
                        "featuresCol: v, outputCol: x, featureType: continuous, labelType: categorical,"
                                + " selectionMode: numTopFeatures, selectionThreshold: 2",
                        new UnivariateFeatureSelector()
                                .setFeaturesCol(VECTOR)
                                .setOutputCol(MADE)
                                .setFeatureType("continuous")
                                .setLabelType("categorical")
                                .setSelectionMode("numTopFeatures")
                                .setSelectionThreshold(2)
                                .setLabelCol(StageEqualitySparkTest.LABEL)),
                ofVector(
                        "VarianceThresholdSelector",
                        "featuresCol: v, outputCol: x, varianceThreshold: 1",
                        new VarianceThresholdSelector()
                                .setFeaturesCol(VECTOR)
                                .setOutputCol(MADE)
                                .setVarianceThreshold(1)),
                ofVector(
                        "VectorSlicer",
                        "inputCol: v, outputCol: x, indices: [2, 0]",
                        new VectorSlicer()
                                .setInputCol(VECTOR)
                                .setOutputCol(MADE)
                                .setIndices(new int[] {2, 0})));
    }

    private static List<StageCase> productsOfColumns() {
        return List.of(
                ofVector(
                        "ElementwiseProduct",
                        "inputCol: v, outputCol: x, scalingVec: [1, -2, 0.5]",
                        new ElementwiseProduct()
                                .setInputCol(VECTOR)
                                .setOutputCol(MADE)
                                .setScalingVec(Vectors.dense(1, -2, 0.5))),
                ofVector(
                        "Interaction",
                        "inputCols: [k, v], outputCol: x",
                        new Interaction()
                                .setInputCols(new String[] {"k", VECTOR})
                                .setOutputCol(MADE)),
                ofVector(
                        "PolynomialExpansion",
                        "inputCol: v, outputCol: x, degree: 2",
                        new PolynomialExpansion()
                                .setInputCol(VECTOR)
                                .setOutputCol(MADE)
                                .setDegree(2)));
    }

    private static List<StageCase> others() {
        return List.of(
                ofVector(
                                "BucketedRandomProjectionLSH",
                                "inputCol: v, outputCol: hashes, bucketLength: 0.7, numHashTables: 2, seed: 7",
                                new BucketedRandomProjectionLSH()
                                        .setInputCol(VECTOR)
                                        .setOutputCol("hashes")
                                        .setBucketLength(0.7)
                                        .setNumHashTables(2)
                                        .setSeed(7))
                        .unhashed(),
                ofVector(
                        "DCT",
                        "inputCol: v, outputCol: x",
                        new DCT().setInputCol(VECTOR).setOutputCol(MADE)),
                ofVector(
                        "PCA",
                        "inputCol: v, outputCol: x, k: 2",
                        new PCA().setInputCol(VECTOR).setOutputCol(MADE).setK(2)),
                ofColumns("VectorAssembler", "inputCols: [c, a], outputCol: x", assembler("c", "a")),
                ofVector(
                        "VectorIndexer",
                        "inputCol: v, outputCol: x, maxCategories: 8",
                        new VectorIndexer()
                                .setInputCol(VECTOR)
                                .setOutputCol(MADE)
                                .setMaxCategories(8)),
                ofColumns(
                                "VectorSizeHint",
                                "inputCol: x, size: 2",
                                new VectorSizeHint().setInputCol(MADE).setSize(2))
                        .after("VectorAssembler", "inputCols: [b, c], outputCol: x", assembler("b", "c")));
    }

    private static VectorAssembler assembler(String... columns) {
        return new VectorAssembler().setInputCols(columns).setOutputCol(MADE);
    }
}
