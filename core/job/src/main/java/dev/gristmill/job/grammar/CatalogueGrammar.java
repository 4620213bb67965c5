package dev.gristmill.job.grammar;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.StageDescription;
import dev.gristmill.job.grammar.Shape.AnyKeys;
import dev.gristmill.job.grammar.Shape.AnyValue;
import dev.gristmill.job.grammar.Shape.Case;
import dev.gristmill.job.grammar.Shape.Either;
import dev.gristmill.job.grammar.Shape.Keys;
import dev.gristmill.job.grammar.Shape.Named;
import dev.gristmill.job.grammar.Shape.Scalar;
import dev.gristmill.job.grammar.Shape.Text;
import java.util.ArrayList;
import java.util.List;

/** The parts of a job file whose keys depend on what the catalogue has. */
public final class CatalogueGrammar {

    /** The package of the classes that the catalogue knows all of. */
    public static final String SPARK_ML = "org.apache.spark.ml.";

    /** What a stage's name is when it is not known: there are too many to list them. */
    public static final String STAGE = "the name of a stage; gristmill stages lists them";

    private static final String THIRD_PARTY = "(?!org\\.apache\\.spark\\.ml\\.).*\\..*";
    private static final String PARAMS = "a map of parameters";
    private static final String PARAMS_DOC = "What differs from spark.ml's defaults.";
    private static final String ALGORITHM = "a map with name and params";
    private static final String BOUND_DOC = "A value that the metric must keep to; the bound itself passes.";
    private static final Shape ANY_PARAMS =
            new AnyKeys(PARAMS, new AnyValue("a string, a number, a boolean, or a list of these"));

    private final Catalogue catalogue;

    /** The grammar of what a catalogue has. */
    public CatalogueGrammar(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** {@code source}. */
    public Named source() {
        List<String> names = catalogue.connectors().stream()
                .map(ConnectorDescription::connector)
                .toList();
        Scalar connector = new Scalar(Settings.choice("connector", names, "What reads the data."));
        List<Case> cases = catalogue.connectors().stream()
                .map(it -> new Case(List.of(it.connector()), source(it.options())))
                .toList();
        return new Named(JobGrammar.SOURCE, "connector", connector, cases, null);
    }

    /** {@code source} with the options of one connector. */
    public Keys source(List<Parameter> options) {
        List<String> names = catalogue.connectors().stream()
                .map(ConnectorDescription::connector)
                .toList();
        List<Key> keys = new ArrayList<>();
        keys.add(Key.of(Settings.required(Settings.choice("connector", names, "What reads the data."))));
        options.forEach(option -> keys.add(Key.of(option)));
        keys.add(Key.optional("window", JobGrammar.WINDOW, "The days that are read; all by default."));
        return new Keys(JobGrammar.SOURCE, keys, List.of(), List.of());
    }

    /** {@code algorithm}, and {@code algorithm} in it. */
    public Named algorithm() {
        List<Case> cases = catalogue.algorithms().stream()
                .map(it -> new Case(names(it.name(), it.className()), algorithm(it)))
                .toList();
        Keys other = algorithm(ANY_PARAMS, false);
        return new Named(ALGORITHM, "name", algorithmNames(), cases, other);
    }

    /** {@code algorithm} for one algorithm. */
    public Keys algorithm(AlgorithmDescription algorithm) {
        return algorithm(params(algorithm.parameters()), algorithm.inputs().contains(Input.ALGORITHM));
    }

    /** Everything that {@code algorithm} may hold for one algorithm or another. */
    public Keys anyAlgorithm() {
        return algorithm(ANY_PARAMS, true);
    }

    /** Everything that a stage among {@code features} may hold. */
    public Keys anyStage() {
        return stage(ANY_PARAMS);
    }

    /** A stage among {@code features}. */
    public Named stage() {
        List<Case> cases = catalogue.stages().stream()
                .map(it -> new Case(names(it.name(), it.className()), stage(params(it.parameters()))))
                .toList();
        return new Named("a stage", "stage", stageNames(), cases, stage(ANY_PARAMS));
    }

    /** One requirement of {@code gate}. */
    public Named requirement() {
        List<Case> cases = catalogue.metrics().stream()
                .map(it -> new Case(List.of(it.name()), requirement(bound("atLeast", it), bound("atMost", it))))
                .toList();
        return new Named(
                JobGrammar.REQUIREMENT,
                "metric",
                new Scalar(metric()),
                cases,
                requirement(bound("atLeast"), bound("atMost")));
    }

    /** The bound of a requirement, in the metric's range. */
    public static Parameter bound(String key, MetricDescription metric) {
        return new Parameter(
                key, Parameter.Type.DOUBLE, null, BOUND_DOC, List.of(), metric.minimum(), metric.maximum(), List.of());
    }

    /** The bound of a requirement whose metric is not known. */
    public static Parameter bound(String key) {
        return Settings.plain(key, Parameter.Type.DOUBLE, BOUND_DOC);
    }

    /** A metric's name. */
    public Parameter metric() {
        return Settings.choice(
                "metric",
                catalogue.metrics().stream().map(MetricDescription::name).toList(),
                "A metric.");
    }

    /** {@code params} of a class that the catalogue knows. */
    public static Keys params(List<Parameter> parameters) {
        return new Keys(PARAMS, parameters.stream().map(Key::of).toList(), List.of(), List.of());
    }

    private Keys requirement(Parameter lower, Parameter upper) {
        return Keys.of(JobGrammar.REQUIREMENT, Key.of(Settings.required(metric())), Key.of(lower), Key.of(upper))
                .needingOneOf(lower.name(), upper.name())
                .refusing(JobGrammar.REQUIREMENT_UNBUILT);
    }

    private Keys algorithm(Shape params, boolean nesting) {
        List<Key> keys = new ArrayList<>();
        keys.add(Key.required("name", algorithmNames(), "A short name, a class or its simple name."));
        keys.add(new Key("params", params, needed(params), null, PARAMS_DOC));
        if (nesting) {
            keys.add(nested());
        }
        return new Keys(ALGORITHM, keys, List.of(), List.of());
    }

    private Keys stage(Shape params) {
        return Keys.of(
                "a stage",
                Key.required("stage", stageNames(), "A feature stage of spark.ml, or another class of its kind."),
                new Key("params", params, needed(params), null, PARAMS_DOC));
    }

    private static Key nested() {
        return Key.required(
                "algorithm",
                new Shape.Again(ALGORITHM, "algorithm"),
                "The algorithm that this one trains several of; only for one that does.");
    }

    private static boolean needed(Shape params) {
        return params instanceof Keys keys && keys.keys().stream().anyMatch(Key::required);
    }

    private Shape algorithmNames() {
        List<String> names =
                catalogue.algorithms().stream().map(AlgorithmDescription::name).toList();
        List<String> classes = catalogue.algorithms().stream()
                .map(AlgorithmDescription::className)
                .toList();
        return names(Expected.oneOf(names), names, classes);
    }

    private Shape stageNames() {
        List<String> names =
                catalogue.stages().stream().map(StageDescription::name).toList();
        List<String> classes =
                catalogue.stages().stream().map(StageDescription::className).toList();
        return names(STAGE, names, classes);
    }

    private static Shape names(String expected, List<String> names, List<String> classes) {
        List<String> simple = classes.stream()
                .map(CatalogueGrammar::simpleName)
                .filter(it -> !names.contains(it))
                .toList();
        List<Shape> shapes = new ArrayList<>();
        for (List<String> words : List.of(names, simple, classes)) {
            if (!words.isEmpty()) {
                shapes.add(new Scalar(Settings.choice("", words, "A name.")));
            }
        }
        shapes.add(new Text("a class", THIRD_PARTY));
        return new Either(expected, shapes);
    }

    private static List<String> names(String name, String className) {
        return List.of(name, simpleName(className), className).stream()
                .distinct()
                .toList();
    }

    /** A class's name without its package. */
    public static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
