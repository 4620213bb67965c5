package dev.gristmill.trainer.factorization;

import java.io.Serializable;

/** What a task of a half-step gives. A class and not a record, which Kryo could not send. */
final class SolvedFactors implements Serializable {

    private static final long serialVersionUID = 1;

    private final int[] places;
    private final float[] values;
    private final double loss;
    private final double penalty;

    /**
     * Of whole arrays that nobody else writes to.
     *
     * @param places of the ids among all of their side
     * @param values ids x rank
     * @param loss what the ids' part of the objective is worth, with the penalty on their factors
     * @param penalty on their factors alone
     */
    SolvedFactors(int[] places, float[] values, double loss, double penalty) {
        this.places = places;
        this.values = values;
        this.loss = loss;
        this.penalty = penalty;
    }

    /** Writes its factors to where they belong, ids x rank. */
    void copyTo(float[] all, int rank) {
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(values, i * rank, all, places[i] * rank, rank);
        }
    }

    double loss() {
        return loss;
    }

    double penalty() {
        return penalty;
    }
}
