package dev.gristmill.trainer.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Where numbers lie, in bins whose width is a fixed share of the numbers in them: numbers share a bin if sign, exponent and
 * leading digits of their binary forms agree. So the room it takes follows from the numbers' spread and not from how many
 * there are. Sketches of parts add up to that of the whole. Not thread-safe.
 */
final class NumberSketch implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MANTISSA_BITS = 52;

    private final int dropped;
    private final HashMap<Long, double[]> bins = new HashMap<>();

    /**
     * Of no numbers.
     *
     * @param digits how many binary digits after the leading one decide on the bin: numbers in it differ by a share of at
     *     most 2^-digits
     */
    NumberSketch(int digits) {
        dropped = MANTISSA_BITS - digits;
    }

    /**
     * Adds a number.
     *
     * @param other another number of the same row, whose mean in the bin is kept
     * @param weight above 0
     */
    void add(double number, double other, double weight) {
        add(key(number), new double[] {weight, number, number, weight * number, weight * other});
    }

    void merge(NumberSketch sketch) {
        sketch.bins.forEach((key, bin) -> add(key, bin.clone()));
    }

    private void add(long key, double[] added) {
        double[] bin = bins.putIfAbsent(key, added);
        if (bin != null) {
            bin[0] += added[0];
            bin[1] = Math.min(bin[1], added[1]);
            bin[2] = Math.max(bin[2], added[2]);
            bin[3] += added[3];
            bin[4] += added[4];
        }
    }

    /** Rising with the number. */
    private long key(double number) {
        long size = Double.doubleToLongBits(Math.abs(number)) >>> dropped;
        return number < 0 ? ~size : size;
    }

    /** The numbers, rising. */
    Ranked ranked() {
        return new Ranked(new TreeMap<>(bins)
                .values().stream()
                        .map(bin -> new Bin(bin[0], bin[1], bin[2], bin[3], bin[4]))
                        .toList());
    }

    /** The numbers without their signs, rising. */
    Ranked rankedBySize() {
        NumberSketch sizes = new NumberSketch(MANTISSA_BITS - dropped);
        bins.forEach((key, bin) -> {
            boolean negative = key < 0;
            double least = negative ? -bin[2] : bin[1];
            double most = negative ? -bin[1] : bin[2];
            sizes.add(negative ? ~key : key, new double[] {bin[0], least, most, Math.abs(bin[3]), bin[4]});
        });
        return sizes.ranked();
    }

    /**
     * Numbers that are close to each other.
     *
     * @param weight of all of them, above 0
     * @param least the smallest
     * @param most the largest
     * @param sum of weight times number
     * @param others the sum of weight times the other number
     */
    record Bin(double weight, double least, double most, double sum, double others) {}

    /** Bins in rising order. */
    record Ranked(List<Bin> bins) {

        Ranked {
            bins = List.copyOf(bins);
        }

        double weight() {
            return bins.stream().mapToDouble(Bin::weight).sum();
        }

        /** The smallest number that a share of the weight is not above; between the numbers of its bin, by proportion. */
        double quantile(double share) {
            double target = share * weight();
            double before = 0;
            for (Bin bin : bins) {
                if (before + bin.weight() >= target) {
                    return bin.least() + (bin.most() - bin.least()) * Math.max(0, target - before) / bin.weight();
                }
                before += bin.weight();
            }
            return bins.isEmpty() ? Double.NaN : bins.get(bins.size() - 1).most();
        }

        /** The middle number, or the mean of the two in the middle. */
        Median median() {
            double half = weight() / 2;
            double before = 0;
            for (int i = 0; i < bins.size(); i++) {
                Bin bin = bins.get(i);
                before += bin.weight();
                if (before == half && i + 1 < bins.size()) {
                    return new Median((bin.most() + bins.get(i + 1).least()) / 2, 0);
                } else if (before >= half) {
                    double middle = (bin.least() + bin.most()) / 2;
                    return new Median(middle, (bin.most() - bin.least()) / 2);
                }
            }
            return new Median(Double.NaN, 0);
        }

        /** The means of number and other number in parts of equal weight, rising; a bin on an edge is shared out. */
        List<double[]> parts(int count) {
            List<double[]> parts = new ArrayList<>();
            double size = weight() / count;
            double[] part = new double[3];
            for (Bin bin : bins) {
                double left = bin.weight();
                while (left > 0) {
                    double room = size - part[0];
                    boolean last = parts.size() == count - 1;
                    double taken = last ? left : Math.min(left, room);
                    part[0] += taken;
                    part[1] += bin.sum() * taken / bin.weight();
                    part[2] += bin.others() * taken / bin.weight();
                    left -= taken;
                    if (!last && part[0] >= size) {
                        parts.add(part);
                        part = new double[3];
                    }
                }
            }
            if (part[0] > 0) {
                parts.add(part);
            }
            return parts.stream()
                    .map(it -> new double[] {it[1] / it[0], it[2] / it[0], it[0]})
                    .toList();
        }
    }

    /** A median, and by how much binning may have moved it. */
    record Median(double value, double error) {}
}
