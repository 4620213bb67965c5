package dev.gristmill.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Everything a job file can name: algorithms, feature stages, metrics and connectors. Free of Spark, so that a job is checked in a
 * moment.
 *
 * @param algorithms in the order they are shown
 * @param stages in the order they are shown
 * @param metrics in the order they are shown
 * @param connectors those that the class path brings
 */
public record Catalogue(
        List<AlgorithmDescription> algorithms,
        List<StageDescription> stages,
        List<MetricDescription> metrics,
        List<ConnectorDescription> connectors) {

    public Catalogue {
        algorithms = List.copyOf(algorithms);
        stages = List.copyOf(stages);
        metrics = List.copyOf(metrics);
        connectors = List.copyOf(connectors);
    }

    /**
     * The built-in algorithms, stages and metrics, with everything that a class loader finds besides them.
     *
     * @param plugins sees the service entries of connectors, algorithms, stages and metrics
     */
    public static Catalogue load(ClassLoader plugins) {
        Catalogue builtIn = CatalogueResource.read();
        List<AlgorithmDescription> algorithms = new ArrayList<>(builtIn.algorithms());
        List<StageDescription> stages = new ArrayList<>(builtIn.stages());
        List<MetricDescription> metrics = new ArrayList<>(builtIn.metrics());
        for (CatalogueEntries entries : ServiceLoader.load(CatalogueEntries.class, plugins)) {
            algorithms.addAll(entries.algorithms());
            stages.addAll(entries.stages());
            metrics.addAll(entries.metrics());
        }
        List<ConnectorDescription> connectors = ServiceLoader.load(ConnectorDescription.class, plugins).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Catalogue(algorithms, stages, metrics, connectors);
    }

    /** The algorithm of that short name, class or simple class name; empty when there is none. */
    public Optional<AlgorithmDescription> algorithm(String name) {
        return algorithms.stream()
                .filter(it -> it.name().equals(name) || named(it.className(), name))
                .findFirst();
    }

    /** The stage of that class or simple class name; empty when there is none. */
    public Optional<StageDescription> stage(String name) {
        return stages.stream()
                .filter(it -> it.name().equals(name) || named(it.className(), name))
                .findFirst();
    }

    /** The metric of that name; empty when there is none. */
    public Optional<MetricDescription> metric(String name) {
        return metrics.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The connector of that name; empty when the class path brings none. */
    public Optional<ConnectorDescription> connector(String name) {
        return connectors.stream().filter(it -> it.connector().equals(name)).findFirst();
    }

    private static boolean named(String className, String name) {
        return className.equals(name)
                || className.substring(className.lastIndexOf('.') + 1).equals(name);
    }
}
