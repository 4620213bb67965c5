package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.Algorithm;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.Metric;
import dev.gristmill.spi.TableAlgorithm;
import dev.gristmill.trainer.algorithm.Estimators;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.TableLearner;
import dev.gristmill.trainer.algorithm.Weights;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The connectors, algorithms and metrics that the class path brings, by name. */
public final class Plugins {

    private final Map<String, Connector> connectors;
    private final Map<String, Algorithm> algorithms;
    private final Map<String, TableAlgorithm> tables;
    private final List<Metric> metrics;
    private final List<IterativeLearner> learners;

    private Plugins(
            Map<String, Connector> connectors,
            Map<String, Algorithm> algorithms,
            Map<String, TableAlgorithm> tables,
            List<Metric> metrics,
            List<IterativeLearner> learners) {
        this.connectors = Map.copyOf(connectors);
        this.algorithms = Map.copyOf(algorithms);
        this.tables = Map.copyOf(tables);
        this.metrics = List.copyOf(metrics);
        this.learners = List.copyOf(learners);
    }

    /**
     * All that a class loader finds.
     *
     * @throws GristmillException when two of a kind have the same name
     */
    public static Plugins load(ClassLoader loader) {
        return new Plugins(
                byName(ServiceLoader.load(Connector.class, loader), Connector::name),
                byName(ServiceLoader.load(Algorithm.class, loader), Algorithm::name),
                byName(ServiceLoader.load(TableAlgorithm.class, loader), TableAlgorithm::name),
                List.copyOf(byName(ServiceLoader.load(Metric.class, loader), Metric::name)
                        .values()),
                List.copyOf(byName(ServiceLoader.load(IterativeLearner.class, loader), IterativeLearner::name)
                        .values()));
    }

    /**
     * The connector of that name.
     *
     * @throws GristmillException when the class path has none
     */
    public Connector connector(String name) {
        return named("connector", name, connectors);
    }

    /** A job's algorithm: a plug-in's of that name, otherwise the class that the job names. */
    public Learner learner(TrainingJob job) {
        AlgorithmSpec spec = job.algorithm();
        TableAlgorithm table = tables.get(spec.name());
        return table != null
                ? new TableLearner(table, spec.params(), job.training().seed())
                : new ModelLearner(Weights.set(
                        new Estimators(algorithms)
                                .estimator(spec, job.training().seed()),
                        job));
    }

    /** Those that fit step by step. */
    public List<IterativeLearner> iterative() {
        return learners;
    }

    /** Those that judge a binary classification, in the order that they are found in. */
    List<Metric> metrics() {
        return metrics;
    }

    private static <T> Map<String, T> byName(ServiceLoader<T> services, Function<T, String> name) {
        Map<String, T> found = new LinkedHashMap<>();
        for (T service : services) {
            T other = found.put(name.apply(service), service);
            if (other != null) {
                throw new GristmillException(
                        TrainerErrors.NO_PLUGIN,
                        "Cannot tell apart " + other.getClass().getName() + " and "
                                + service.getClass().getName() + ": both are called '" + name.apply(service) + "'",
                        null,
                        "take one of the two jars out of the plug-in folder");
            }
        }
        return found;
    }

    private static <T> T named(String kind, String name, Map<String, T> known) {
        T found = known.get(name);
        if (found == null) {
            throw new GristmillException(
                    TrainerErrors.NO_PLUGIN,
                    "Cannot find " + kind + " '" + name + "': the class path has " + known.keySet(),
                    null,
                    "add the jar that brings it");
        }
        return found;
    }
}
