package dev.gristmill.trainer.internals;

import org.apache.spark.mllib.tree.configuration.Strategy;

/**
 * How spark.ml is to grow trees.
 *
 * @param strategy depth, bins, impurity and the like
 * @param featureSubset how many columns each split looks at
 * @param trees how many there will be in all; one by one they are grown on their own
 * @param seed of the bins
 */
record TreeSettings(Strategy strategy, String featureSubset, int trees, long seed) {}
