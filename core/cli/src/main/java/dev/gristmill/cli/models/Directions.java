package dev.gristmill.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.MetricDescription.Direction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which of two values of a metric is the better: by the catalogue, else by what the reports of the runs say. */
final class Directions {

    private final Map<String, Direction> known = new HashMap<>();

    private Directions() {}

    /** Those that can be found for two versions. */
    static Directions load(VersionFacts one, VersionFacts other) {
        Directions directions = new Directions();
        directions.add(one.report());
        directions.add(other.report());
        for (MetricDescription metric :
                Catalogue.load(Directions.class.getClassLoader()).metrics()) {
            directions.known.put(metric.name(), metric.direction());
        }
        return directions;
    }

    private void add(JsonNode report) {
        for (JsonNode metric : report.path("metrics")) {
            Arrays.stream(Direction.values())
                    .filter(direction ->
                            direction.name().equals(metric.path("direction").asText()))
                    .forEach(direction -> known.put(metric.path("name").asText(), direction));
        }
    }

    /** The direction of a metric; empty where nobody says. */
    Optional<Direction> of(String metric) {
        return Optional.ofNullable(known.get(metric));
    }
}
