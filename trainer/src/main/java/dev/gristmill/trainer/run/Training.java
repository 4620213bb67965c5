package dev.gristmill.trainer.run;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.algorithm.TrainingCheck;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.label.LabelClasses;
import dev.gristmill.trainer.split.Split;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lets the algorithm learn from the training rows. */
final class Training {

    private final Learner learner;

    Training(Learner learner) {
        this.learner = learner;
    }

    /** What it learned; the caller closes it. */
    Trained train(PreparedRows prepared) {
        Dataset<Row> rows = prepared.part(Split.TRAIN);
        LabelClasses classes = prepared.label().classes();
        TrainingCheck.check(learner, rows, FeaturePlan.FEATURES, classes == null ? 0 : classes.count());
        return learner.train(rows);
    }
}
