package dev.gristmill.trainer.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The largest numbers by absolute value among any number of them, and what the others come to. Takes room for those it
 * keeps alone. Of equal numbers the first row and place win, whatever order they are shown in. Not thread-safe.
 */
final class LargestPlaces {

    private static final Comparator<Place> LARGEST_FIRST = Comparator.comparingDouble(
                    (Place place) -> -Math.abs(place.value()))
            .thenComparingInt(Place::row)
            .thenComparingInt(Place::index);

    private final int most;
    private final PriorityQueue<Place> kept = new PriorityQueue<>(LARGEST_FIRST.reversed());
    private long left;
    private double leftSum;
    private double leftMost;
    private long endless;

    /** Of none. */
    LargestPlaces(int most) {
        this.most = most;
    }

    /** Adds a number; zeros count for nothing. */
    void add(int row, int index, double value) {
        if (!Double.isFinite(value)) {
            endless++;
        } else if (value != 0) {
            if (kept.size() == most && Math.abs(value) < Math.abs(kept.element().value())) {
                leave(value);
                return;
            }
            kept.add(new Place(row, index, value));
            if (kept.size() > most) {
                leave(kept.remove().value());
            }
        }
    }

    private void leave(double value) {
        left++;
        leftSum += Math.abs(value);
        leftMost = Math.max(leftMost, Math.abs(value));
    }

    /** Those kept, the largest first. */
    List<Place> places() {
        return kept.stream().sorted(LARGEST_FIRST).toList();
    }

    /** What is left out, as a sentence without its full stop; null for nothing. */
    @Nullable String note() {
        String smaller = String.format(
                Locale.ROOT,
                "%,d smaller ones are left out: none is larger than %.3g, and together they come to %.3g",
                left,
                leftMost,
                leftSum);
        String infinite = String.format(Locale.ROOT, "%,d that are not finite are left out", endless);
        if (endless == 0) {
            return left == 0 ? null : smaller;
        }
        return left == 0 ? infinite : smaller + "; " + infinite;
    }

    /** A number that is not zero: of which row, and where in it. */
    record Place(int row, int index, double value) {}
}
