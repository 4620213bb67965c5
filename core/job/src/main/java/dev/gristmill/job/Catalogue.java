package dev.gristmill.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Everything a job file can name: algorithms, metrics and connectors. Free of Spark, so that a job is checked in a
 * moment.
 *
 * @param algorithms in the order they are shown
 * @param metrics in the order they are shown
 * @param connectors those that the class path brings
 */
public record Catalogue(
        List<AlgorithmDescription> algorithms, List<MetricDescription> metrics, List<ConnectorDescription> connectors) {

    public Catalogue {
        algorithms = List.copyOf(algorithms);
        metrics = List.copyOf(metrics);
        connectors = List.copyOf(connectors);
    }

    /**
     * The built-in algorithms and metrics, with everything that a class loader finds besides them.
     *
     * @param plugins sees the service entries of connectors, algorithms and metrics
     */
    public static Catalogue load(ClassLoader plugins) {
        Catalogue builtIn = CatalogueResource.read();
        List<AlgorithmDescription> algorithms = new ArrayList<>(builtIn.algorithms());
        List<MetricDescription> metrics = new ArrayList<>(builtIn.metrics());
        for (CatalogueEntries entries : ServiceLoader.load(CatalogueEntries.class, plugins)) {
            algorithms.addAll(entries.algorithms());
            metrics.addAll(entries.metrics());
        }
        List<ConnectorDescription> connectors = ServiceLoader.load(ConnectorDescription.class, plugins).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Catalogue(algorithms, metrics, connectors);
    }

    /** The algorithm of that name; empty when there is none. */
    public Optional<AlgorithmDescription> algorithm(String name) {
        return algorithms.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The metric of that name; empty when there is none. */
    public Optional<MetricDescription> metric(String name) {
        return metrics.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The connector of that name; empty when the class path brings none. */
    public Optional<ConnectorDescription> connector(String name) {
        return connectors.stream().filter(it -> it.connector().equals(name)).findFirst();
    }
}
