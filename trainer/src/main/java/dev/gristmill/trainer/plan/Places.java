package dev.gristmill.trainer.plan;

import dev.gristmill.spi.SourceUnit;
import dev.gristmill.trainer.plan.PlanDocument.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where executors had better be: on the hosts that have the bytes, the more the better. */
final class Places {

    private static final int HEAVIEST = 100;

    private Places() {}

    /**
     * The hosts of some units, those with the most bytes first.
     *
     * @param racks of hosts, as far as they are known
     */
    static List<Place> of(List<SourceUnit> units, Map<String, String> racks) {
        Map<String, Long> bytes = new HashMap<>();
        units.forEach(unit -> unit.hosts().forEach(host -> bytes.merge(host, unit.bytes(), Long::sum)));
        long most = bytes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return bytes.entrySet().stream()
                .map(host -> new Place(
                        host.getKey(), racks.get(host.getKey()), host.getValue(), weight(host.getValue(), most)))
                .sorted(Comparator.comparingLong(Place::bytes).reversed().thenComparing(Place::host))
                .toList();
    }

    private static int weight(long bytes, long most) {
        return (int) Math.max(1, Math.round((double) HEAVIEST * bytes / Math.max(1, most)));
    }
}
