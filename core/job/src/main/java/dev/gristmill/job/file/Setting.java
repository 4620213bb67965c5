package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One {@code --set path=value}.
 *
 * @param path as in {@code features[0].scale}
 * @param position which {@code --set} it is
 * @param value what to put there
 */
record Setting(String path, Position position, Node value) {

    private static final Pattern FORM =
            Pattern.compile("(?s)(?<path>[^=.\\[\\]]+(\\[[0-9]{1,6}]|\\.[^=.\\[\\]]+)*)=(?<value>.*)");
    private static final Pattern STEP = Pattern.compile("\\[(?<index>[0-9]+)]|(?<key>[^.\\[\\]]+)");

    /** A job with all settings applied in order; those that lead nowhere are reported and left out. */
    static MapNode applyAll(MapNode job, List<String> settings, Problems problems) {
        MapNode changed = job;
        for (int i = 0; i < settings.size(); i++) {
            Setting setting = parse(settings.get(i), new Position("--set", i + 1, 1), problems);
            if (setting != null && setting.apply(changed, problems) instanceof MapNode map) {
                changed = map;
            }
        }
        return changed;
    }

    private static @Nullable Setting parse(String text, Position position, Problems problems) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            problems.add(JobErrors.BAD_OVERLAY, position, "", "Invalid --set: no path (expected path=value)");
            return null;
        }
        String path = form.group("path");
        Problems inside = new Problems();
        try {
            Node value = new YamlReader(form.group("value"), mark -> position, inside).read(position);
            inside.found().forEach(problem -> reject(path, position, problem.message(), problems));
            return new Setting(path, position, value);
        } catch (InvalidJobException e) {
            e.problems().forEach(problem -> reject(path, position, problem.message(), problems));
        } catch (YAMLException e) {
            reject(path, position, "Invalid YAML", problems);
        }
        return null;
    }

    private static void reject(String path, Position position, String reason, Problems problems) {
        problems.add(JobErrors.BAD_OVERLAY, position, path, "Cannot set " + path + ": " + reason);
    }

    private @Nullable Node apply(MapNode job, Problems problems) {
        if (path.equals(Overlay.PROFILES) || path.startsWith(Overlay.PROFILES + ".")) {
            reject(path, position, "profiles are laid over the job before it (use --profile)", problems);
            return null;
        }
        List<String> steps =
                STEP.matcher(path).results().map(step -> step.group()).toList();
        String obstacle = obstacle(job, steps);
        if (obstacle != null) {
            reject(path, position, obstacle, problems);
            return null;
        }
        return replaced(job, steps);
    }

    // What is in the way; null when the path can be followed or made
    private static @Nullable String obstacle(@Nullable Node at, List<String> steps) {
        if (steps.isEmpty()) {
            return null;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (step.startsWith("[")) {
            if (!(at instanceof ListNode list)) {
                return "there is no list before " + step;
            }
            int index = index(step);
            return index < list.items().size()
                    ? obstacle(list.items().get(index), rest)
                    : "there is no item " + step + " (the list has "
                            + list.items().size() + ")";
        }
        if (at == null) {
            return obstacle(null, rest);
        }
        return at instanceof MapNode map
                ? obstacle(value(map, step), rest)
                : "'" + step + "' cannot be a key in " + at.noun();
    }

    private Node replaced(@Nullable Node at, List<String> steps) {
        if (steps.isEmpty()) {
            return value;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (at instanceof ListNode list) {
            int index = index(step);
            return list.with(index, replaced(list.items().get(index), rest));
        }
        MapNode map = at instanceof MapNode existing ? existing : new MapNode(position, Map.of());
        return map.with(step, new MapNode.Entry(position, replaced(value(map, step), rest)));
    }

    private static @Nullable Node value(MapNode map, String key) {
        MapNode.Entry entry = map.entries().get(key);
        return entry == null ? null : entry.value();
    }

    private static int index(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1));
    }
}
