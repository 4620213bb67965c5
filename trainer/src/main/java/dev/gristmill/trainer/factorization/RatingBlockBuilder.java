package dev.gristmill.trainer.factorization;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** Makes a block of a partition's rows while they are read: id, other id and rating, in ascending order of all three. */
final class RatingBlockBuilder {

    private static final int FIRST = 1024;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final int[] ids;
    private final int[] otherIds;
    private int[] places = new int[FIRST];
    private int[] ends = new int[FIRST];
    private int[] others = new int[FIRST];
    private float[] ratings = new float[FIRST];
    private int size;
    private int rated;

    /**
     * With all ids of both sides.
     *
     * @param ids ascending
     * @param otherIds ascending
     */
    RatingBlockBuilder(int[] ids, int[] otherIds) {
        this.ids = ids;
        this.otherIds = otherIds;
    }

    RatingBlock build(Iterator<InternalRow> rows) {
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            add(row.getInt(0), row.getInt(1), row.getFloat(2));
        }
        return new RatingBlock(
                Arrays.copyOf(places, size),
                Arrays.copyOf(ends, size),
                Arrays.copyOf(others, rated),
                Arrays.copyOf(ratings, rated));
    }

    private void add(int id, int other, float rating) {
        if (size == 0 || ids[places[size - 1]] != id) {
            begin(place(ids, id));
        }
        if (rated == ratings.length) {
            others = Arrays.copyOf(others, longer(rated));
            ratings = Arrays.copyOf(ratings, longer(rated));
        }
        boolean again = rated > 0 && otherIds[others[rated - 1]] == other;
        others[rated] = again ? others[rated - 1] : place(otherIds, other);
        ratings[rated++] = rating;
        ends[size - 1] = rated;
    }

    private void begin(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, longer(size));
            ends = Arrays.copyOf(ends, longer(size));
        }
        places[size++] = place;
    }

    private static int place(int[] ids, int id) {
        int place = Arrays.binarySearch(ids, id);
        if (place < 0) {
            throw new IllegalArgumentException("Invalid state: it has no factors of " + id + ", which the rows have");
        }
        return place;
    }

    private static int longer(int length) {
        if (length == LONGEST) {
            throw new IllegalStateException("Cannot make a block of ratings: there are more than " + LONGEST
                    + " in one (more numUserBlocks and numItemBlocks make them smaller)");
        }
        return (int) Math.min(LONGEST, length + (length >> 1) + 1L);
    }
}
