package dev.gristmill.trainer.learner;

import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.clustering.KMeans;

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
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return KMeansFit.resume((KMeans) view.estimator(), view.blocks(), state);
    }
}
