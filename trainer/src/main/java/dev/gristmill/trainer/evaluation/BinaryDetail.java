package dev.gristmill.trainer.evaluation;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Detail.Calibration;
import dev.gristmill.trainer.judgement.Detail.Gain;
import dev.gristmill.trainer.judgement.Detail.Threshold;
import dev.gristmill.trainer.metric.BestShare;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The curves behind the metrics of a binary classification. */
final class BinaryDetail {

    private static final int PERCENT = 100;
    private static final int TENTHS = 10;
    private static final int SHARES = 20;

    private final BinaryScores scores;
    private final boolean probabilities;

    BinaryDetail(BinaryScores scores, boolean probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    Detail.Binary detail(String negative, String positive) {
        Curve roc = new Curve();
        Curve precisionRecall = new Curve();
        curves(roc, precisionRecall);
        return new Detail.Binary(
                negative,
                positive,
                roc.points(),
                precisionRecall.points(),
                probabilities ? calibration() : List.of(),
                IntStream.rangeClosed(1, SHARES).mapToObj(this::gain).toList(),
                IntStream.rangeClosed(0, PERCENT).mapToObj(this::threshold).toList());
    }

    private void curves(Curve roc, Curve precisionRecall) {
        roc.add(0, 0);
        double found = 0;
        double falseAlarms = 0;
        for (int bin = scores.bins() - 1; bin >= 0; bin--) {
            if (scores.positives(bin) + scores.negatives(bin) == 0) {
                continue;
            }
            found += scores.positives(bin);
            falseAlarms += scores.negatives(bin);
            double recall = Math.min(1, found / scores.positiveWeight());
            double precision = found / (found + falseAlarms);
            if (precisionRecall.isEmpty()) {
                precisionRecall.add(0, precision);
            }
            precisionRecall.add(recall, precision);
            roc.add(Math.min(1, falseAlarms / scores.negativeWeight()), recall);
        }
    }

    private List<Calibration> calibration() {
        List<Calibration> bins = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            double positives = scores.positivesInTenth(tenth);
            double rows = positives + scores.negativesInTenth(tenth);
            if (rows > 0) {
                bins.add(new Calibration(scores.predictedInTenth(tenth) / rows, positives / rows, rows));
            }
        }
        return bins;
    }

    private Gain gain(int step) {
        BestShare best = BestShare.of(scores, step / (double) SHARES);
        return new Gain(best.share(), best.positives(), best.lift());
    }

    private Threshold threshold(int percent) {
        double found = scores.truePositives(percent);
        double falseAlarms = scores.falsePositives(percent);
        return new Threshold(
                percent / (double) PERCENT,
                found,
                falseAlarms,
                Math.max(0, scores.negativeWeight() - falseAlarms),
                Math.max(0, scores.positiveWeight() - found));
    }
}
