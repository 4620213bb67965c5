package dev.gristmill.trainer.factorization;

import java.io.Serializable;
import org.apache.spark.ml.recommendation.ALS;

/**
 * What a half-step goes by.
 *
 * @param rank how many factors an id has
 * @param penalty on the squares of an id's factors, for each of its ratings
 * @param implicit whether ratings are signs of interest
 * @param alpha how much a sign of interest counts
 * @param nonnegative whether no factor is below 0
 */
record FactorSettings(int rank, double penalty, boolean implicit, double alpha, boolean nonnegative)
        implements Serializable {

    static FactorSettings of(ALS als) {
        return new FactorSettings(
                als.getRank(), als.getRegParam(), als.getImplicitPrefs(), als.getAlpha(), als.getNonnegative());
    }
}
