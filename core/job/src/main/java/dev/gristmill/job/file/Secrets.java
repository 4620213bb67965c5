package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.file.ScalarNode.Provenance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows which values are secrets: they must come from outside the job file, and are shown nowhere. */
final class Secrets {

    private static final Pattern NAME = Pattern.compile(
            "(?i)secret|passw|token|credential|private[.-]?key|signing[.-]?key|account[.]?key|access[.]?key");
    private static final Pattern IN_URL = Pattern.compile("://[^/@:\\s]*:(?<password>[^/@\\s]+)@"
            + "|(?i)[?&;][^=&;\\s]*(secret|passw|token|credential)[^=&;\\s]*=(?<value>[^&;\\s]+)");
    private static final Set<String> SECTIONS = Set.of("source", "sources", "publish");
    // Parameters of algorithms and stages: a minTokenLength is none, an accessToken is
    private static final Pattern PARAM =
            Pattern.compile("(?i)(?:algorithm|features\\[\\d+])\\.(?:.*\\.)?params\\.(?:.*[.])?[^.]*"
                    + "(?:secret|passw|credential|private.?key|account.?key|access.?key|token(?:$|\\[))[^.]*");
    // Stands for a value from outside; no text of a job file holds it, YAML refuses the character
    private static final String OUTSIDE = "\u0000";

    private final Set<String> options;

    /** Knows the sensitive options of the connectors that a job names. */
    Secrets(MapNode job, Catalogue catalogue) {
        this.options = new HashSet<>();
        MapNode.Entry source = job.entries().get("source");
        if (source != null) {
            options.addAll(sensitive("source", source.value(), catalogue));
        }
        MapNode.Entry sources = job.entries().get("sources");
        if (sources != null && sources.value() instanceof MapNode several) {
            several.entries()
                    .forEach((name, entry) ->
                            options.addAll(sensitive(Paths.child("sources", name), entry.value(), catalogue)));
        }
    }

    private static Set<String> sensitive(String path, Node source, Catalogue catalogue) {
        MapNode.Entry connector = source instanceof MapNode map ? map.entries().get("connector") : null;
        return connector != null && connector.value() instanceof ScalarNode name
                ? catalogue.connector(name.text()).stream()
                        .flatMap(description -> description.options().stream())
                        .filter(Parameter::sensitive)
                        .map(option -> Paths.child(path, option.name()))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Whether a value may not be shown. */
    boolean hides(String path, ScalarNode scalar) {
        return scalar.provenance() == Provenance.FROM_FILE
                || sensitive(path)
                || IN_URL.matcher(scalar.text()).find();
    }

    /** Reports every secret that is written out. */
    void check(MapNode job, Problems problems) {
        check(job, "", problems);
    }

    private void check(Node node, String path, Problems problems) {
        if (node instanceof MapNode map) {
            for (Map.Entry<String, MapNode.Entry> entry : map.entries().entrySet()) {
                check(entry.getValue().value(), Paths.child(path, entry.getKey()), problems);
            }
        } else if (node instanceof ListNode list) {
            List<Node> items = list.items();
            for (int i = 0; i < items.size(); i++) {
                check(items.get(i), Paths.item(path, i), problems);
            }
        } else if (node instanceof ScalarNode scalar && writtenOut(path, scalar)) {
            String message = "Cannot use " + path + ": a secret must come from ${env:NAME} or ${file:PATH}";
            problems.add(JobErrors.LITERAL_SECRET, scalar.position(), path, message);
        }
    }

    private boolean writtenOut(String path, ScalarNode scalar) {
        String written = Template.of(scalar.text()).written(OUTSIDE);
        return (sensitive(path) && inside(written)) || inUrl(written);
    }

    private static boolean inUrl(String written) {
        Matcher url = IN_URL.matcher(written);
        while (url.find()) {
            if (inside(url.group("password")) || inside(url.group("value"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean inside(@Nullable String written) {
        return written != null && !written.replace(OUTSIDE, "").isEmpty();
    }

    private boolean sensitive(String path) {
        if (PARAM.matcher(path).matches()) {
            return true;
        }
        List<String> steps = List.of(path.split("[.]", 2));
        if (steps.size() < 2 || !SECTIONS.contains(steps.get(0))) {
            return false;
        }
        boolean option = options.stream()
                .anyMatch(it -> path.equals(it) || path.startsWith(it + "[") || path.startsWith(it + "."));
        return option || NAME.matcher(steps.get(1)).find();
    }
}
