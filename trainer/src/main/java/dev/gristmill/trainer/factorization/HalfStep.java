package dev.gristmill.trainer.factorization;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * Solves the factors of one side from those of the other. Every id has its own least squares problem, with as many terms as
 * it has ratings, in ascending order of the other side: the same bits in whatever block it is.
 *
 * @param settings what it goes by
 * @param given the other side's factors, ids x rank
 * @param gram the sum of the outer products of all given factors, packed; empty for explicit ratings
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HalfStep(FactorSettings settings, Broadcast<float[]> given, double[] gram) implements Serializable {

    SolvedFactors solve(RatingBlock block) {
        int rank = settings.rank();
        NormalEquations equations = new NormalEquations(settings, given.value(), gram);
        float[] values = new float[block.size() * rank];
        double loss = 0;
        double penalty = 0;
        for (int i = 0; i < block.size(); i++) {
            float[] solved = equations.solve(block, i);
            System.arraycopy(solved, 0, values, i * rank, rank);
            loss += equations.loss();
            penalty += equations.penalty();
        }
        return new SolvedFactors(block.places(), values, loss, penalty);
    }
}
