package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.FeatureRule;
import dev.gristmill.job.StageDescription;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.Key;
import dev.gristmill.job.grammar.RuleGrammar;
import dev.gristmill.job.grammar.Shape.Keys;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code features}. */
final class FeaturesReader {

    static final String EXPECTED = "a list of column rules and stages";
    // A term of its own, as in "y ~ ." or "y ~ a + .", and not the dot of a name
    private static final Pattern ALL_COLUMNS = Pattern.compile("(?:^|[\\s~+:*^()-])\\.(?:$|[\\s~+:*^()-])");

    private final Catalogue catalogue;
    private final Keys either;

    FeaturesReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        Keys stage = new CatalogueGrammar(catalogue).anyStage();
        this.either = Keys.of(
                "a column rule or a stage",
                Stream.concat(RuleGrammar.RULE.keys().stream(), stage.keys().stream())
                        .toArray(Key[]::new));
    }

    List<FeatureRule> read(Value value) {
        List<Value> items = value.items(EXPECTED);
        if (value.node() instanceof ListNode && items.isEmpty()) {
            value.reject("at least one column rule or stage");
        }
        return items.stream().map(this::rule).toList();
    }

    private FeatureRule rule(Value value) {
        Section rule = value.section(either);
        if (!rule.has("stage")) {
            if (rule.has("params")) {
                rule.needs("params", "stage", "only stages have parameters");
            }
            return ColumnRuleReader.read(rule);
        }
        RuleGrammar.RULE.names().stream()
                .filter(rule::has)
                .forEach(key -> rule.exclude(key, "stage", "an item is a column rule or a stage"));
        return stage(rule);
    }

    private StageRule stage(Section rule) {
        List<String> names =
                catalogue.stages().stream().map(StageDescription::name).toList();
        List<String> classes =
                catalogue.stages().stream().map(StageDescription::className).toList();
        Value stage = rule.require("stage", CatalogueGrammar.STAGE);
        String name = CatalogueName.read(stage, names, classes, CatalogueGrammar.STAGE);
        return catalogue
                .stage(name)
                .map(known -> stage(rule, known))
                .orElseGet(() -> new StageRule(
                        name, name, rule.find("params").map(PlainValue::params).orElse(Map.of())));
    }

    private static StageRule stage(Section rule, StageDescription known) {
        StageRule stage = new StageRule(known.name(), known.className(), ParamsReader.read(rule, known.parameters()));
        boolean formula = known.name().equals("RFormula")
                && stage.params().get("formula") instanceof String text
                && ALL_COLUMNS.matcher(text).find();
        if (formula) {
            rule.find("params")
                    .flatMap(it -> it.section("a map").find("formula"))
                    .ifPresent(it -> it.reject("the columns by name: '.' would take all of them"));
        }
        return stage;
    }
}
