package dev.gristmill.trainer.init;

import dev.gristmill.trainer.init.Treatment.Way;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The {@code features} of a starter file: a rule for each kind of column, and a word on those that are left out. */
final class StarterFeatures {

    private static final int WIDTH = 100;

    private final Map<Way, List<String>> columns = new EnumMap<>(Way.class);
    private final List<String> leftOut = new ArrayList<>();

    private StarterFeatures() {}

    static List<String> lines(SourceLook look) {
        StarterFeatures features = new StarterFeatures();
        look.columns().forEach(column -> features.add(column, look));
        return features.lines();
    }

    private void add(ColumnLook column, SourceLook look) {
        Treatment treatment = Treatment.of(column, look);
        if (treatment.way() == Way.OUT) {
            leftOut.add("  #   " + YamlWord.comment(column.name() + ": " + treatment.reason()));
        } else {
            columns.computeIfAbsent(treatment.way(), way -> new ArrayList<>()).add(column.name());
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("features:"));
        if (columns.isEmpty()) {
            lines.add("  # Placeholder: no column of the source looks useful");
            lines.add(rule(List.of(Placeholders.NUMBER), Way.SCALE));
        }
        columns.forEach((way, names) -> {
            lines.add("  # " + way.comment());
            lines.add(rule(names, way));
        });
        if (!leftOut.isEmpty()) {
            lines.add("  # Left out:");
            lines.addAll(leftOut);
        }
        return lines;
    }

    private static String rule(List<String> names, Way way) {
        String rest = way.rule().isEmpty() ? "}" : ", " + way.rule() + "}";
        return "  - {columns: " + wrapped(names) + rest;
    }

    /** A list in one line, or in as many as it takes. */
    private static String wrapped(List<String> names) {
        String line = YamlWord.list(names);
        if (line.length() <= WIDTH) {
            return line;
        }
        StringBuilder text = new StringBuilder("[");
        int used = 0;
        for (int i = 0; i < names.size(); i++) {
            String word = YamlWord.of(names.get(i)) + (i < names.size() - 1 ? "," : "]");
            boolean fits = used > 0 && used + word.length() < WIDTH;
            text.append(fits ? " " : "\n      ").append(word);
            used = fits ? used + word.length() + 1 : word.length();
        }
        return text.toString();
    }
}
