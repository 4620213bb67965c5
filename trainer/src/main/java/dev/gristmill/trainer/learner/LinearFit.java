package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.optimization.QuasiNewton;
import org.apache.spark.ml.Model;

/** Fits a {@link LinearProblem} by quasi-Newton iterations. */
final class LinearFit implements IterativeFit {

    private final String learner;
    private final LinearProblem problem;
    private final QuasiNewton optimizer;

    private LinearFit(String learner, LinearProblem problem, QuasiNewton optimizer) {
        this.learner = learner;
        this.problem = problem;
        this.optimizer = optimizer;
    }

    static LinearFit begin(String learner, LinearProblem problem, double[] start) {
        return new LinearFit(
                learner, problem, new QuasiNewton(problem.objective(), problem.penalty(), problem.tolerance(), start));
    }

    static LinearFit resume(String learner, LinearProblem problem, LearnerState state) {
        return new LinearFit(
                learner,
                problem,
                QuasiNewton.resume(problem.objective(), problem.penalty(), problem.tolerance(), state));
    }

    @Override
    public int iteration() {
        return optimizer.iteration();
    }

    @Override
    public int maxIterations() {
        return problem.maxIterations();
    }

    @Override
    public boolean finished() {
        return optimizer.converged() || optimizer.iteration() >= problem.maxIterations();
    }

    @Override
    public Iteration advance() {
        optimizer.advance();
        return new Iteration(optimizer.iteration(), optimizer.value(), optimizer.gradientNorm());
    }

    @Override
    public LearnerState state() {
        return optimizer.state(learner);
    }

    @Override
    public Model<?> model() {
        return problem.model().apply(optimizer.point());
    }

    @Override
    public void close() {
        // The rows are the view's
    }
}
