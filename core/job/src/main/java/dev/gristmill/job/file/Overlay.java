package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays profiles over a job: maps merge, lists and single values are replaced. */
final class Overlay {

    /** The key that holds the profiles; the merged job no longer has it. */
    static final String PROFILES = "profiles";

    private Overlay() {}

    /** The job with the asked-for profiles laid over it, in order. */
    static MapNode profiles(MapNode document, JobRequest request, Problems problems) {
        Map<String, MapNode.Entry> declared = declared(document, problems);
        MapNode merged = document.without(PROFILES);
        for (int i = 0; i < request.profiles().size(); i++) {
            String name = request.profiles().get(i);
            MapNode.Entry profile = declared.get(name);
            if (profile == null) {
                String message = "Unknown profile '" + name + "'";
                Position position = new Position("--profile", i + 1, 1);
                String suggestion = Suggestions.closest(name, declared.keySet());
                problems.add(JobErrors.BAD_OVERLAY, position, PROFILES, message, suggestion);
            } else if (profile.value() instanceof MapNode over) {
                merged = merge(merged, over);
            }
        }
        return merged;
    }

    /** The profiles that the document declares; those that are no maps are reported once. */
    private static Map<String, MapNode.Entry> declared(MapNode document, Problems problems) {
        MapNode.Entry entry = document.entries().get(PROFILES);
        if (entry == null) {
            return Map.of();
        }
        if (!(entry.value() instanceof MapNode profiles)) {
            notMap(PROFILES, entry.value(), "a map of profiles", problems);
            return Map.of();
        }
        profiles.entries().forEach((name, profile) -> {
            if (!(profile.value() instanceof MapNode)) {
                notMap(Paths.child(PROFILES, name), profile.value(), "a map", problems);
            }
        });
        return profiles.entries();
    }

    private static void notMap(String path, Node value, String expected, Problems problems) {
        String message = "Invalid " + path + ": " + value.noun() + " (expected " + expected + ")";
        problems.wrongValue(value.position(), path, message, null);
    }

    /** The profiles that are maps and that are not asked for: nobody would see their mistakes otherwise. */
    static Set<MapNode> idle(MapNode document, JobRequest request) {
        Set<MapNode> idle = new LinkedHashSet<>();
        MapNode.Entry entry = document.entries().get(PROFILES);
        if (entry != null && entry.value() instanceof MapNode profiles) {
            profiles.entries().forEach((name, profile) -> {
                if (profile.value() instanceof MapNode map
                        && !request.profiles().contains(name)) {
                    idle.add(map);
                }
            });
        }
        return idle;
    }

    static MapNode merge(MapNode base, MapNode over) {
        MapNode merged = base;
        for (Map.Entry<String, MapNode.Entry> entry : over.entries().entrySet()) {
            merged = merged.with(entry.getKey(), merge(base.entries().get(entry.getKey()), entry.getValue()));
        }
        return merged;
    }

    private static MapNode.Entry merge(MapNode.@Nullable Entry base, MapNode.Entry over) {
        if (base != null && base.value() instanceof MapNode below && over.value() instanceof MapNode above) {
            return new MapNode.Entry(base.position(), merge(below, above));
        }
        return over;
    }
}
