package dev.gristmill.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.cli.models.DiffDocument.Difference;
import dev.gristmill.cli.models.DiffDocument.Metric;
import dev.gristmill.cli.models.DiffDocument.Units;
import dev.gristmill.cli.models.DiffDocument.Verdict;
import dev.gristmill.cli.models.DiffDocument.Weight;
import dev.gristmill.job.MetricDescription.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds one version against another. */
final class Comparison {

    private final VersionFacts one;
    private final VersionFacts other;
    private final Directions directions;

    Comparison(VersionFacts one, VersionFacts other, Directions directions) {
        this.one = one;
        this.other = other;
        this.directions = directions;
    }

    DiffDocument document() {
        List<Difference> parameters = compare(one.parameters(), other.parameters());
        List<Difference> features = compare(one.features(), other.features());
        return new DiffDocument(
                one.version().reference(),
                other.version().reference(),
                compare(one.facts(), other.facts()),
                metrics(),
                changed(parameters),
                parameters.size() - changed(parameters).size(),
                compare(one.data(), other.data()),
                units(),
                changed(features),
                features.size() - changed(features).size(),
                importance());
    }

    private static List<Difference> compare(Map<String, String> from, Map<String, String> to) {
        Set<String> names = new LinkedHashSet<>(from.keySet());
        names.addAll(to.keySet());
        return names.stream()
                .map(name -> new Difference(
                        name, from.get(name), to.get(name), !Objects.equals(from.get(name), to.get(name))))
                .toList();
    }

    private static List<Difference> changed(List<Difference> all) {
        return all.stream().filter(Difference::changed).toList();
    }

    private List<Metric> metrics() {
        Map<String, Double> from = one.version().commit().metrics();
        Map<String, Double> to = other.version().commit().metrics();
        Set<String> names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        List<Metric> metrics = new ArrayList<>();
        for (String name : names) {
            Double before = from.get(name);
            Double after = to.get(name);
            Double change = before == null || after == null ? null : Double.valueOf(after - before);
            Direction direction = directions.of(name).orElse(null);
            metrics.add(new Metric(name, before, after, change, direction, verdict(change, direction)));
        }
        return metrics;
    }

    private static @Nullable Verdict verdict(@Nullable Double change, @Nullable Direction direction) {
        if (change == null || direction == null) {
            return null;
        }
        if (change == 0) {
            return Verdict.SAME;
        }
        return change > 0 == (direction == Direction.HIGHER_IS_BETTER) ? Verdict.BETTER : Verdict.WORSE;
    }

    private Units units() {
        Set<String> both = new TreeSet<>(one.units());
        both.retainAll(other.units());
        return new Units(one.units().size(), other.units().size(), both.size());
    }

    private List<Weight> importance() {
        Map<String, Double> from = weights(one.report());
        Map<String, Double> to = weights(other.report());
        Set<String> columns = new LinkedHashSet<>(to.keySet());
        columns.addAll(from.keySet());
        return from.isEmpty() || to.isEmpty()
                ? List.of()
                : columns.stream()
                        .map(column -> new Weight(column, from.get(column), to.get(column)))
                        .sorted(Comparator.comparingDouble(Comparison::largest).reversed())
                        .toList();
    }

    private static double largest(Weight weight) {
        return Math.max(Objects.requireNonNullElse(weight.from(), 0.0), Objects.requireNonNullElse(weight.to(), 0.0));
    }

    private static Map<String, Double> weights(JsonNode report) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (JsonNode column : report.path("importance").path("columns")) {
            if (column.path("weight").isNumber()) {
                weights.put(column.path("name").asText(), column.path("weight").asDouble());
            }
        }
        return weights;
    }
}
