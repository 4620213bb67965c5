package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Chooses where k-means begins: at random, or by k-means|| (Bahmani et al., Scalable K-Means++, 2012), which samples
 * candidates in a few passes, in proportion to how far they are from those before, and reduces them on the driver. A row's
 * random numbers come from seed, round and the row's place, so that they are the same on any cluster.
 */
final class CenterChoice {

    private static final int OVERSAMPLING = 2;
    private static final int LOCAL_ITERATIONS = 30;
    /** Rows that are equal count once: so many times more are drawn than are needed. */
    private static final long SPARE = 4;

    private final Blocks blocks;
    private final int k;
    private final long seed;

    CenterChoice(Blocks blocks, int k, long seed) {
        this.blocks = blocks;
        this.k = k;
        this.seed = seed;
    }

    /** The k rows, or as many different ones as there are, with the smallest random numbers. */
    static double[][] random(Blocks blocks, int k, long seed) {
        return distinct(blocks.pick(new Lottery(seed, k)).stream()
                        .sorted(Comparator.comparingDouble((double[] drawn) -> drawn[0]))
                        .map(drawn -> Arrays.copyOfRange(drawn, 1, drawn.length))
                        .toList())
                .stream()
                .limit(k)
                .toArray(double[][]::new);
    }

    /** By k-means||, in so many rounds. */
    double[][] parallel(int rounds) {
        List<double[]> candidates = new ArrayList<>(List.of(random(blocks, 1, seed)));
        for (int round = 1; round <= rounds; round++) {
            double[][] so = candidates.toArray(double[][]::new);
            double cost = blocks.sum(1, new Cost(so))[0];
            if (cost == 0) {
                break;
            }
            candidates.addAll(blocks.pick(new Sampling(so, OVERSAMPLING * k / cost, seed, round)));
        }
        List<double[]> different = distinct(candidates);
        if (different.size() <= k) {
            return different.toArray(double[][]::new);
        }
        double[][] points = different.toArray(double[][]::new);
        return reduced(points, blocks.sum(points.length, new Share(points)));
    }

    private static List<double[]> distinct(List<double[]> points) {
        List<double[]> different = new ArrayList<>();
        for (double[] point : points) {
            if (different.stream().noneMatch(other -> Arrays.equals(other, point))) {
                different.add(point);
            }
        }
        return different;
    }

    /** The k centres of weighted points, by k-means++ and Lloyd's iterations. */
    private double[][] reduced(double[][] points, double[] weights) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] centers = new double[k][];
        double[] costs = new double[points.length];
        centers[0] = points[drawn(weights, random)].clone();
        for (int i = 1; i < k; i++) {
            for (int p = 0; p < points.length; p++) {
                double distance = Distances.squared(points[p], centers[i - 1]);
                costs[p] = i == 1 ? distance : Math.min(costs[p], distance);
            }
            double[] shares = new double[points.length];
            for (int p = 0; p < points.length; p++) {
                shares[p] = weights[p] * costs[p];
            }
            centers[i] = points[drawn(shares, random)].clone();
        }
        int left = LOCAL_ITERATIONS;
        while (left > 0 && moved(centers, points, weights)) {
            left--;
        }
        return centers;
    }

    private static boolean moved(double[][] centers, double[][] points, double[] weights) {
        double[][] sums = new double[centers.length][centers[0].length];
        double[] total = new double[centers.length];
        for (int p = 0; p < points.length; p++) {
            int nearest = 0;
            for (int i = 1; i < centers.length; i++) {
                if (Distances.squared(points[p], centers[i]) < Distances.squared(points[p], centers[nearest])) {
                    nearest = i;
                }
            }
            total[nearest] += weights[p];
            for (int j = 0; j < sums[nearest].length; j++) {
                sums[nearest][j] += weights[p] * points[p][j];
            }
        }
        boolean moved = false;
        for (int i = 0; i < centers.length; i++) {
            for (int j = 0; total[i] > 0 && j < sums[i].length; j++) {
                double to = sums[i][j] / total[i];
                moved |= to != centers[i][j];
                centers[i][j] = to;
            }
        }
        return moved;
    }

    private static int drawn(double[] shares, SplittableRandom random) {
        double total = 0;
        for (double share : shares) {
            total += share;
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < shares.length; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /** A number from 0 to 1 that belongs to a row. */
    private static double number(long seed, int round, Block block, int row) {
        return RowRandom.of(seed, round, block, row).nextDouble();
    }

    /** The rows of a block that could be among the few with the smallest numbers, each after its number. */
    private record Lottery(long seed, int few) implements Blocks.Picker<double[]> {

        @Override
        public void pick(Block block, Consumer<double[]> picked) {
            double[] numbers = new double[block.rows()];
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < block.rows(); row++) {
                numbers[row] = number(seed, 0, block, row);
                if (block.weight(row) > 0) {
                    rows.add(row);
                }
            }
            rows.stream()
                    .sorted(Comparator.comparingDouble(row -> numbers[row]))
                    .limit(SPARE * few)
                    .forEach(row -> picked.accept(drawn(numbers[row], block.row(row))));
        }
    }

    private static double[] drawn(double number, double[] row) {
        double[] drawn = new double[row.length + 1];
        drawn[0] = number;
        System.arraycopy(row, 0, drawn, 1, row.length);
        return drawn;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cost(double[][] centers) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            Distances distances = new Distances(centers);
            for (int row = 0; row < block.rows(); row++) {
                distances.nearest(block, row);
                sum[0] += block.weight(row) * distances.last();
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sampling(double[][] centers, double rate, long seed, int round) implements Blocks.Picker<double[]> {

        @Override
        public void pick(Block block, Consumer<double[]> picked) {
            Distances distances = new Distances(centers);
            for (int row = 0; row < block.rows(); row++) {
                distances.nearest(block, row);
                if (number(seed, round, block, row) < rate * block.weight(row) * distances.last()) {
                    picked.accept(block.row(row));
                }
            }
        }
    }

    /** The weight of the rows that are nearest to each point. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Share(double[][] points) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            Distances distances = new Distances(points);
            for (int row = 0; row < block.rows(); row++) {
                sum[distances.nearest(block, row)] += block.weight(row);
            }
        }
    }
}
