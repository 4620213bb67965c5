package dev.gristmill.trainer.internals;

import breeze.linalg.DenseMatrix$mcD$sp;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.ann.FeedForwardTopology;
import org.apache.spark.ml.ann.TopologyModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.linalg.Vectors;

/**
 * spark.ml's network of sigmoid layers with a softmax on top, with the cross entropy as its loss: the package
 * {@code org.apache.spark.ml.ann}, which Scala keeps to Spark, and the constructor of the model. For one thread.
 */
public final class SparkNetwork {

    private final TopologyModel network;
    private final int features;
    private final int classes;

    /**
     * Of these weights.
     *
     * @param layers how many nodes each layer has: first the features, last the classes
     * @param weights layer by layer: nodes x inputs, column by column, then one for each node
     */
    public SparkNetwork(int[] layers, double[] weights) {
        this.network = topology(layers).model(Vectors.dense(weights));
        this.features = layers[0];
        this.classes = layers[layers.length - 1];
    }

    /** The weights that spark.ml begins with. */
    public static double[] initialWeights(int[] layers, long seed) {
        return topology(layers).model(seed).weights().toArray();
    }

    /** A perceptron; its layers are the estimator's. */
    public static MultilayerPerceptronClassificationModel perceptron(Estimator<?> estimator, double[] weights) {
        return SparkModels.like(
                estimator, new MultilayerPerceptronClassificationModel(estimator.uid(), Vectors.dense(weights)));
    }

    /**
     * The mean loss of some rows.
     *
     * @param inputs the rows' features, row by row
     * @param targets the rows' classes, row by row: 1 at the class of a row, else 0
     * @param gradient takes the mean gradient by the weights on top of what is there
     */
    public double loss(double[] inputs, double[] targets, double[] gradient) {
        int rows = targets.length / classes;
        return network.computeGradient(
                new DenseMatrix$mcD$sp(features, rows, inputs),
                new DenseMatrix$mcD$sp(classes, rows, targets),
                Vectors.dense(gradient),
                rows);
    }

    private static FeedForwardTopology topology(int[] layers) {
        return FeedForwardTopology.multiLayerPerceptron(layers, true);
    }
}
