package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.Algorithm;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The connectors, algorithms and metrics that the class path brings, by name. */
public final class Plugins {

    private final Map<String, Connector> connectors;
    private final Map<String, Algorithm> algorithms;
    private final Map<String, Metric> metrics;

    private Plugins(Map<String, Connector> connectors, Map<String, Algorithm> algorithms, Map<String, Metric> metrics) {
        this.connectors = Map.copyOf(connectors);
        this.algorithms = Map.copyOf(algorithms);
        this.metrics = Map.copyOf(metrics);
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
                byName(ServiceLoader.load(Metric.class, loader), Metric::name));
    }

    Connector connector(String name) {
        return named("connector", name, connectors);
    }

    Algorithm algorithm(String name) {
        return named("algorithm", name, algorithms);
    }

    List<Metric> metrics(List<String> names) {
        return names.stream().map(name -> named("metric", name, metrics)).toList();
    }

    private static <T> Map<String, T> byName(ServiceLoader<T> services, Function<T, String> name) {
        Map<String, T> found = new HashMap<>();
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
