package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.evaluation.NumberSketch.Ranked;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Detail.Bin;
import dev.gristmill.trainer.judgement.Detail.Calibration;
import dev.gristmill.trainer.judgement.Detail.Quantile;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The tables behind the metrics of predicted numbers. */
final class NumberDetail {

    private static final double[] PROBABILITIES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
    private static final int BINS = 40;
    private static final int DECILES = 10;

    private NumberDetail() {}

    static Detail.Numbers of(NumberScores scores) {
        Ranked residuals = scores.residuals().ranked();
        return new Detail.Numbers(
                DoubleStream.of(PROBABILITIES)
                        .mapToObj(it -> new Quantile(it, residuals.quantile(it)))
                        .toList(),
                histogram(residuals),
                scores.predictions().ranked().parts(DECILES).stream()
                        .map(it -> new Calibration(it[0], it[1], it[2]))
                        .toList(),
                scores.sample().points());
    }

    /** Numbers that the sketch has in one bin are counted where their mean is. */
    private static List<Bin> histogram(Ranked residuals) {
        if (residuals.bins().isEmpty()) {
            return List.of();
        }
        double least = residuals.bins().get(0).least();
        double most = residuals.bins().get(residuals.bins().size() - 1).most();
        if (least == most) {
            return List.of(new Bin(least, most, residuals.weight()));
        }
        double width = (most - least) / BINS;
        double[] counts = new double[BINS];
        residuals.bins().forEach(bin -> {
            int place = (int) ((bin.sum() / bin.weight() - least) / width);
            counts[Math.max(0, Math.min(place, BINS - 1))] += bin.weight();
        });
        return IntStream.range(0, BINS)
                .mapToObj(i -> new Bin(least + i * width, i == BINS - 1 ? most : least + (i + 1) * width, counts[i]))
                .toList();
    }
}
