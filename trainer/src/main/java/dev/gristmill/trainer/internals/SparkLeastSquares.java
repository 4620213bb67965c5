package dev.gristmill.trainer.internals;

import org.apache.spark.ml.recommendation.ALS;

/**
 * A least squares problem as {@code ALS} solves it: by the Cholesky decomposition of its normal equations or, with no factor
 * below 0, by projected gradients. The classes are nested in ALS's companion, which keeps them to the package. One
 * problem after the other, on one thread.
 */
public final class SparkLeastSquares {

    private final ALS.NormalEquation equation;
    private final ALS.LeastSquaresNESolver solver;

    private SparkLeastSquares(int unknowns, ALS.LeastSquaresNESolver solver) {
        this.equation = new ALS.NormalEquation(unknowns);
        this.solver = solver;
    }

    /** Of unknowns that may have any sign. */
    public static SparkLeastSquares free(int unknowns) {
        return new SparkLeastSquares(unknowns, new ALS.CholeskySolver());
    }

    /** Of unknowns of which none may be below 0. */
    public static SparkLeastSquares nonnegative(int unknowns) {
        return new SparkLeastSquares(unknowns, new ALS.NNLSSolver());
    }

    /** The matrix to be filled: the columns of its upper triangle, one after the other. All 0 after each solution. */
    public double[] squares() {
        return equation.ata();
    }

    /** The right side to be filled. All 0 after each solution. */
    public double[] products() {
        return equation.atb();
    }

    /**
     * The solution.
     *
     * @param penalty added to the matrix's diagonal, 0 or more
     */
    public float[] solve(double penalty) {
        return solver.solve(equation, penalty);
    }
}
