package dev.gristmill.trainer.factorization;

import java.io.Serializable;

/** The ratings of some ids of one side, id by id, each by the place of its other side. */
final class RatingBlock implements Serializable {

    private static final long serialVersionUID = 1;

    private final int[] places;
    private final int[] ends;
    private final int[] others;
    private final float[] ratings;

    /**
     * Of whole arrays that nobody else writes to.
     *
     * @param places of the ids among all of their side
     * @param ends for each id where its ratings end; they begin where those of the one before end
     * @param others for each rating its id's place among all of the other side
     * @param ratings as many
     */
    RatingBlock(int[] places, int[] ends, int[] others, float[] ratings) {
        this.places = places;
        this.ends = ends;
        this.others = others;
        this.ratings = ratings;
    }

    /** How many ids it has. */
    int size() {
        return places.length;
    }

    int[] places() {
        return places;
    }

    /** Where the ratings of the i-th id begin. */
    int begin(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    int end(int i) {
        return ends[i];
    }

    int other(int at) {
        return others[at];
    }

    float rating(int at) {
        return ratings[at];
    }
}
