package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;

/**
 * k-means over blocks: Lloyd's iterations from centres that k-means|| or chance chooses, as spark.ml's {@code KMeans} does
 * it, with random numbers that depend on the seed and the row's place alone.
 */
public final class KMeansLearner implements IterativeLearner {

    @Override
    public String name() {
        return "k-means/1";
    }

    @Override
    public String estimator() {
        return KMeans.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        String measure = ((KMeans) estimator).getDistanceMeasure();
        return measure.equals("euclidean") ? Optional.empty() : Optional.of("it knows no " + measure + " distance");
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        KMeans estimator = (KMeans) view.estimator();
        double[][] centers = estimator.getInitMode().equals("random")
                ? CenterChoice.random(view.blocks(), estimator.getK(), estimator.getSeed())
                : new CenterChoice(view.blocks(), estimator.getK(), estimator.getSeed())
                        .parallel(estimator.getInitSteps());
        return new KMeansFit(name(), estimator, view.blocks(), centers);
    }

    @Override
    public WarmStart begin(TrainingView view, EarlierModel earlier) {
        KMeans estimator = (KMeans) view.estimator();
        if (!(earlier.model() instanceof KMeansModel model)) {
            return WarmStart.refused("it has no centres");
        }
        if (!earlier.sameFeatures()) {
            return WarmStart.refused("its centres have other features");
        }
        if (model.clusterCenters().length != estimator.getK()) {
            return WarmStart.refused(
                    "it has " + model.clusterCenters().length + " centres instead of " + estimator.getK());
        }
        double[][] centers = Stream.of(model.clusterCenters())
                .map(center -> earlier.carried(center.toArray()))
                .toArray(double[][]::new);
        return WarmStart.of(new KMeansFit(name(), estimator, view.blocks(), centers));
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return KMeansFit.resume((KMeans) view.estimator(), view.blocks(), state);
    }
}
