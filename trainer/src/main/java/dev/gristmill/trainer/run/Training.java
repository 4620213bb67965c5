package dev.gristmill.trainer.run;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelCheck;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.algorithm.TrainingCheck;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.label.LabelClasses;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.split.Split;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lets the algorithm learn from the training rows. */
final class Training {

    private final Learner learner;
    private final RunListener listener;
    private final Fit fit;

    /**
     * Of one run.
     *
     * @param listener hears what is to be said about the rows
     * @param fit what learns
     */
    Training(Learner learner, RunListener listener, Fit fit) {
        this.learner = learner;
        this.listener = listener;
        this.fit = fit;
    }

    /** Learns from rows. */
    @FunctionalInterface
    interface Fit {

        /** What is learned from these rows; the caller closes it. */
        Trained fit(Dataset<Row> rows);
    }

    /** What it learned; the caller closes it. */
    Trained train(PreparedRows prepared) {
        Dataset<Row> rows = prepared.part(Split.TRAIN);
        LabelClasses classes = prepared.label().classes();
        new TrainingCheck(FeaturePlan.FEATURES, prepared.count(Split.TRAIN), classes == null ? 0 : classes.count())
                .check(learner, rows, listener);
        Trained trained = fit.fit(rows);
        try {
            Transformer model = trained.model();
            if (model != null) {
                ModelCheck.check(model);
            }
            return trained;
        } catch (Exception e) {
            trained.close();
            throw e;
        }
    }
}
