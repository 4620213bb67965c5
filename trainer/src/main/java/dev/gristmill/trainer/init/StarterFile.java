package dev.gristmill.trainer.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a starter job file: valid as it stands, with a word on every choice. */
final class StarterFile {

    private final Starter starter;
    private final SourceLook look;
    private final List<String> lines = new ArrayList<>();

    private StarterFile(Starter starter, SourceLook look) {
        this.starter = starter;
        this.look = look;
    }

    /** The file's text. */
    static String text(Starter starter, SourceLook look) {
        StarterFile file = new StarterFile(starter, look);
        file.write(Recipe.of(starter.choice().task(), look));
        String text = String.join("\n", file.lines) + "\n";
        return text.contains("my_")
                ? "# Names that begin with my_ are placeholders: put your own there\n" + text
                : text;
    }

    private void write(Recipe recipe) {
        lines.add("apiVersion: gristmill/v1");
        lines.add("kind: TrainingJob");
        lines.add("name: " + YamlWord.of(starter.name()) + " # the model's name too");
        lines.add("task: " + starter.choice().task().label() + " # "
                + YamlWord.comment(starter.choice().reason()));
        source();
        lines.addAll(recipe.derive());
        if (TaskChoice.supervised(starter.choice().task())) {
            label(Objects.requireNonNull(look.label()));
            split();
        }
        lines.addAll(recipe.features());
        lines.add("# " + upper(recipe.reason()));
        lines.add("algorithm: " + recipe.algorithm());
        lines.add("training: {seed: 7} # makes everything random repeatable");
        lines.add(
                "# A model that falls short is kept but does not become the champion; set the bar and take out the #");
        lines.add("# gate:");
        lines.add("#   - " + recipe.gate());
        lines.add("publish: {store: models} # a folder beside this file, or a URI");
    }

    private void source() {
        lines.add("source:");
        lines.add("  connector: files");
        lines.add("  format: " + YamlWord.of(starter.format()));
        lines.add("  path: " + YamlWord.of(starter.path()) + " # relative to this file");
    }

    private void label(LabelLook label) {
        String what = (label.column() ? "column: " : "expression: ") + YamlWord.of(label.text());
        boolean named = label.kind() == Kind.TEXT && label.levels().size() == 2;
        String positive = named ? ", positive: " + YamlWord.of(label.levels().get(1)) : "";
        if (label.counts().missing() > 0) {
            lines.add("# " + label.counts().missing() + " of " + label.counts().rows()
                    + " sampled rows have no label: training needs one in every row");
        }
        String why = named ? "positive is what probabilities are about" : "what is to be predicted";
        lines.add("label: {" + what + positive + "} # " + why);
    }

    /** An id is the best key: a row keeps its side even when its other values are corrected. */
    private void split() {
        String key = look.columns().stream()
                .filter(column -> column.counts().unique() && Treatment.id(column))
                .map(column -> "key: " + YamlWord.list(List.of(column.name())) + ", ")
                .findFirst()
                .orElse("");
        lines.add("split: {" + key + "holdout: 0.2} # a fifth of the rows judges the model and trains nothing");
    }

    private static String upper(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
