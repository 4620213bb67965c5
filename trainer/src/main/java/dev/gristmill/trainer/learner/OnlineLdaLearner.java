package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LocalLDAModel;

/**
 * Latent Dirichlet allocation over blocks, mini batch by mini batch: the start, the inference and the steps of spark.ml's
 * {@code LDA} with the optimizer {@code online}. A batch has each document once at most, by a random number that depends
 * on the seed, the iteration and the document's place alone; spark.ml draws with replacement.
 */
public final class OnlineLdaLearner implements IterativeLearner {

    private static final String ONLINE = "online";

    @Override
    public String name() {
        return "online-lda/1";
    }

    @Override
    public String estimator() {
        return LDA.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        LDA lda = (LDA) estimator;
        if (!lda.getOptimizer().equals(ONLINE)) {
            return Optional.of("it knows no optimizer but " + ONLINE);
        }
        int priors = lda.isSet(lda.docConcentration()) ? lda.getDocConcentration().length : 1;
        return priors == 1 || priors == lda.getK()
                ? Optional.empty()
                : Optional.of("docConcentration has " + priors + " numbers for " + lda.getK() + " topics");
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        return OnlineLdaFit.begin(name(), view, null);
    }

    @Override
    public WarmStart begin(TrainingView view, EarlierModel earlier) {
        LDA estimator = (LDA) view.estimator();
        if (!(earlier.model() instanceof LocalLDAModel model)) {
            return WarmStart.refused("its topics are not those of an online training");
        }
        int topics = model.topicsMatrix().numCols();
        return topics == estimator.getK()
                ? WarmStart.of(OnlineLdaFit.begin(name(), view, earlier))
                : WarmStart.refused("it has " + topics + " topics instead of " + estimator.getK());
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return OnlineLdaFit.resume(view, state);
    }
}
