package dev.gristmill.spi;

import java.util.Map;
import org.apache.spark.ml.Transformer;

/**
 * A model that another run made, and where in it the features and classes of this run are.
 *
 * @param model as it was published
 * @param features for each place of this run's vectors the place in the model's; -1 for one that the model does not know;
 *     empty for an algorithm without vectors
 * @param size how many places the model's vectors have
 * @param levels by place of this run's vectors, where it holds the number of a level rather than a quantity: this run's
 *     number for each of the model's; -1 for a level that is gone
 * @param classes for each class of this run the model's; empty for a task without classes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EarlierModel(Transformer model, int[] features, int size, Map<Integer, int[]> levels, int[] classes) {

    public EarlierModel {
        levels = Map.copyOf(levels);
    }

    /** Whether both have the same features, wherever they are. */
    public boolean sameFeatures() {
        boolean[] seen = new boolean[size];
        for (int place : features) {
            if (place < 0 || seen[place]) {
                return false;
            }
            seen[place] = true;
        }
        return features.length == size;
    }

    /** The model's numbers of its features, put where this run has the features; 0 where it has no number. */
    public double[] carried(double[] values) {
        double[] carried = new double[features.length];
        for (int i = 0; i < carried.length; i++) {
            carried[i] = features[i] < 0 ? 0 : values[features[i]];
        }
        return carried;
    }
}
