package dev.gristmill.job.grammar;

import dev.gristmill.job.BadRows;
import dev.gristmill.job.BadRows.Action;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Engine;
import dev.gristmill.job.Overlap;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Parameter.Flag;
import dev.gristmill.job.grammar.Shape.AnyKeys;
import dev.gristmill.job.grammar.Shape.AnyScalar;
import dev.gristmill.job.grammar.Shape.Either;
import dev.gristmill.job.grammar.Shape.Items;
import dev.gristmill.job.grammar.Shape.Keys;
import dev.gristmill.job.grammar.Shape.Overlays;
import dev.gristmill.job.grammar.Shape.Scalar;
import dev.gristmill.job.grammar.Shape.Text;
import java.util.List;

/** The job file as a whole, and the parts of it that no catalogue changes. */
public final class JobGrammar {

    public static final Parameter API_VERSION =
            Settings.choice("apiVersion", List.of("gristmill/v1"), "The version of this format.");
    public static final Parameter KIND = Settings.choice("kind", List.of("TrainingJob"), "What the file describes.");
    public static final Text NAME = new Text("1 to 64 of a-z, 0-9 and -", "[a-z0-9-]{1,64}");
    public static final Text SQL = new Text("an SQL expression", null);
    public static final Text QUERY = new Text("an SQL query", null);
    public static final Text SOURCE_NAME =
            new Text("1 to 64 of a-z, 0-9 and _, a letter first", "[a-z][a-z0-9_]{0,63}");
    public static final String SOURCES = "a map of names to sources, at least one";
    public static final Text COLUMN = new Text(RuleGrammar.COLUMN, null);
    public static final Text DATE = new Text("a date such as 2001-01-31", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
    public static final Text SIGNING_KEY = new Text("an Ed25519 private key, PKCS#8 in PEM", null);
    public static final Parameter STORE =
            Settings.plain("store", Parameter.Type.PATH, "The model store: a folder or a URI.", Flag.REQUIRED);
    public static final Parameter TASK = Settings.choice(
            "task",
            Words.tasks(),
            "What is to be learned. By default the algorithm's only task, or the only one that all metrics named in"
                    + " the job can judge; else the labels decide: two classes make it binary.");

    public static final Keys WINDOW = Keys.of(
                    "a map with column, from and to",
                    Key.required(
                            "column",
                            COLUMN,
                            "A date, a timestamp or a string of ISO dates; a partition column prunes files."),
                    Key.required("from", DATE, "The first day."),
                    Key.required("to", DATE, "The last day, included; not before `from`."))
            .refusing("last");

    public static final Keys LABEL = Keys.of(
                    "a map with column or expression",
                    Key.optional("column", COLUMN, "The column to predict."),
                    Key.optional("expression", SQL, "What to predict, from columns of the source and derived ones."),
                    Key.optional(
                            "positive",
                            new AnyScalar("one of the label's two classes"),
                            "Of two classes, the one that probabilities and metrics are about; by default the second"
                                    + " in order: the larger number, the later text, true."))
            .needingOneOf("column", "expression");

    public static final Keys WEIGHT = Keys.of(
                    "a map with column or expression",
                    Key.optional("column", COLUMN, "The column that says how much a row counts."),
                    Key.optional(
                            "expression",
                            SQL,
                            "How much a row counts, from columns of the source and derived ones; not below 0."))
            .needingOneOf("column", "expression");

    public static final Parameter BY =
            Settings.choice("by", List.of("hash"), "hash", "How rows are split: by a hash of the key.");
    public static final Parameter HOLDOUT = Settings.share(
            "holdout",
            0.2,
            "The share of rows that only the evaluation sees; above 0, except for an algorithm that reads every row,"
                    + " for which it is 0 by default.",
            Flag.MAXIMUM_EXCLUSIVE);
    public static final Parameter VALIDATION = Settings.share(
            "validation",
            0.0,
            "The share of rows set apart for early stopping, with `holdout` below 1.",
            Flag.MAXIMUM_EXCLUSIVE);
    public static final Keys SPLIT = Keys.of(
            "a map",
            Key.of(BY),
            Key.optional(
                    "key",
                    RuleGrammar.names(0),
                    "The columns that are hashed, in order; all columns of the source by default."),
            Key.of(HOLDOUT),
            Key.of(VALIDATION));

    /** Any number that is not negative: which of them are limits is said by {@link #LIMIT}. */
    public static final Parameter ANY_LIMIT =
            new Parameter("limit", Parameter.Type.DOUBLE, null, "How many rows.", List.of(), 0.0, null, List.of());

    public static final Either LIMIT = new Either(
            "a share >= 0 and < 1, or a whole number of rows",
            List.of(
                    new Scalar(Settings.share("limit", 0.01, "A share of the rows.", Flag.MAXIMUM_EXCLUSIVE)),
                    new Scalar(Settings.count("limit", 1, 1, "A number of rows."))));
    private static final Parameter ACTION = Settings.choice(
            "action", Words.all(Action.class), "End the run, leave them out, or leave them out and write them down.");
    public static final Keys BAD_ROWS_LIMITED = Keys.of(
            "a map with action and limit",
            Key.required("action", new Scalar(ACTION), ACTION.doc()),
            new Key(
                    "limit",
                    LIMIT,
                    false,
                    BadRows.STANDARD_LIMIT,
                    "How many rows may be bad, a share of all or a number; more are an error. Not with `fail`."));
    public static final Either BAD_ROWS = new Either(
            "one of fail, drop, quarantine, or a map with action and limit",
            List.of(new Scalar(ACTION), BAD_ROWS_LIMITED));

    public static final Parameter SEED = new Parameter(
            "seed", Parameter.Type.LONG, 0L, "Repeats everything random.", List.of(), null, null, List.of());
    public static final Parameter ENGINE = Settings.choice(
            "engine",
            Words.all(Engine.class),
            Words.of(Engine.AUTO),
            "What fits the model: spark.ml, or Gristmill over prepared blocks of rows; `auto` takes blocks where it can."
                    + " The model is spark.ml's in any case.");

    public static final Text WARM_START = new Text(
            "none, champion, or a version such as flights@3",
            "none|champion|[a-z0-9-]{1,64}(@([1-9][0-9]{0,8}|[a-z][a-z0-9-]{0,63}))?");

    public static final Text DURATION = new Text("a duration such as 90s, 30m or 2h", "[1-9][0-9]{0,6}(s|m|h|d)");

    public static final Parameter CHECKPOINT_ITERATIONS =
            Settings.optionalCount("iterations", "After so many iterations, instead of a time.");
    public static final Keys CHECKPOINT = Keys.of(
                    "a map with every or iterations",
                    Key.optional("every", DURATION, "At most this long after the last one; 60s by default."),
                    Key.of(CHECKPOINT_ITERATIONS))
            .needingOneOf("every", "iterations");

    public static final Parameter BUDGET_ITERATIONS = Settings.optionalCount("iterations", "How many at most.");
    public static final Keys BUDGET_LIMITS = Keys.of(
                    "a map with time and iterations",
                    Key.optional("time", DURATION, "How long at most, over all attempts of a run."),
                    Key.of(BUDGET_ITERATIONS))
            .needingOneOf("time", "iterations");
    public static final Either BUDGET =
            new Either("a duration such as 30m, or a map with time and iterations", List.of(DURATION, BUDGET_LIMITS));

    public static final Parameter PATIENCE =
            Settings.count("patience", 1, 3, "How many steps in a row without an improvement end the fit.");
    public static final Parameter MIN_DELTA = new Parameter(
            "minDelta",
            Parameter.Type.DOUBLE,
            0.0,
            "By how much a step must be better than the best so far, in the metric's unit.",
            List.of(),
            0.0,
            null,
            List.of());

    public static final Keys PUBLISH = Keys.of(
            "a map with store and model",
            Key.of(STORE),
            Key.optional("model", NAME, "The model's name; the job's by default."),
            Key.optional(
                    "signingKey",
                    SIGNING_KEY,
                    "Signs what is published: `${file:PATH}` or `${env:NAME}` of a private key."));

    public static final Parameter OVERLAP = Settings.choice(
            "overlap",
            Words.all(Overlap.class),
            Words.of(Overlap.QUEUE),
            "What a run does when another run of the model is at work: end at once with exit code 0 and say who it is;"
                    + " wait for its end; or take over, so that the other can publish nothing any more and stops. A run"
                    + " that has been silent for a minute counts as dead.");

    static final String SOURCE = "a map with the connector and its options";
    static final String REQUIREMENT = "a map with metric and atLeast or atMost";
    static final String[] REQUIREMENT_UNBUILT = {"notWorseThan", "by", "confidence", "slices"};
    private static final String[] UNBUILT = {
        "search", "contract", "retention", "hooks", "schedule", "resources", "spark", "placement", "serving"
    };

    private JobGrammar() {}

    /** The whole job, for what a catalogue has. */
    public static Keys of(Catalogue catalogue) {
        CatalogueGrammar named = new CatalogueGrammar(catalogue);
        return Keys.of(
                        "a map",
                        Key.of(Settings.required(API_VERSION)),
                        Key.of(Settings.required(KIND)),
                        Key.required("name", NAME, "Names the job in logs and, by default, the model."),
                        Key.of(TASK),
                        Key.optional("source", named.source(), "Where the rows come from."),
                        Key.optional(
                                "sources",
                                new AnyKeys(SOURCES, named.source()),
                                "Instead of `source`: several sources, each with a connector of its own, by the names"
                                        + " that `query` has for them."),
                        Key.optional(
                                "query",
                                QUERY,
                                "Spark SQL over `sources`: what it selects are the rows. It must give the same rows"
                                        + " whenever it is asked."),
                        Key.optional(
                                "derive",
                                new AnyKeys("a map of column name to SQL expression", SQL),
                                "New columns, from columns of the source and those derived above."),
                        Key.optional("label", LABEL, "What is to be predicted; for algorithms that predict."),
                        Key.optional(
                                "weight",
                                WEIGHT,
                                "How much each row counts, in training and in every metric; for algorithms that can"
                                        + " weigh rows."),
                        Key.optional("split", SPLIT, "Which rows train and which are held out."),
                        Key.optional(
                                "badRows",
                                BAD_ROWS,
                                "What becomes of rows that nothing can be learned from; `fail` by default."),
                        Key.optional("features", features(named), "Column rules and stages, in the order they run."),
                        Key.required("algorithm", named.algorithm(), "What is trained."),
                        Key.of(ENGINE),
                        Key.optional("training", training(named), "How it is trained."),
                        Key.optional("evaluation", evaluation(named), "What is measured on the held-out rows."),
                        Key.optional(
                                "gate",
                                new Items("a list of requirements", named.requirement(), 0),
                                "What must hold before a version is promoted, all of it; without it every model"
                                        + " passes."),
                        Key.required("publish", PUBLISH, "Where the model goes."),
                        Key.of(OVERLAP),
                        Key.optional("profiles", new Overlays("a map of profiles"), "Overlays by name."))
                .needingOneOf("source", "sources")
                .refusing(UNBUILT);
    }

    private static Items features(CatalogueGrammar named) {
        Either rule = new Either("a column rule or a stage", List.of(RuleGrammar.RULE, named.stage()));
        return new Items("a list of column rules and stages", rule, 1);
    }

    /** {@code training}. */
    public static Keys training(CatalogueGrammar named) {
        return Keys.of(
                "a map",
                Key.of(SEED),
                Key.optional(
                        "checkpoint",
                        CHECKPOINT,
                        "When a fit that goes step by step is written down, for another attempt to go on from."),
                Key.optional(
                        "earlyStopping",
                        earlyStopping(named),
                        "Ends a fit that goes step by step once it gets no better on the validation rows, and"
                                + " keeps the best; needs `split.validation`."),
                Key.optional(
                        "budget",
                        BUDGET,
                        "Ends a fit that goes step by step however good it is; what it has is evaluated and"
                                + " published."),
                Key.optional(
                        "warmStart",
                        WARM_START,
                        "Where a fit that goes step by step begins: `none`, which is the default, at the model's"
                                + " `champion`, or at the version that a reference names."));
    }

    /** {@code training.earlyStopping}. */
    public static Keys earlyStopping(CatalogueGrammar named) {
        return Keys.of(
                "a map with metric", Key.of(Settings.required(named.metric())), Key.of(PATIENCE), Key.of(MIN_DELTA));
    }

    /** {@code evaluation}. */
    public static Keys evaluation(CatalogueGrammar named) {
        return Keys.of(
                "a map",
                Key.optional(
                        "metrics",
                        new Items("a list of metrics", new Scalar(named.metric()), 1),
                        "Metrics, each once; by default all that the task has. One that only the gate names"
                                + " is added."),
                Key.optional(
                        "slices",
                        RuleGrammar.names(1),
                        "Source or derived columns, each once: the metrics are measured on each of their values too;"
                                + " for algorithms that predict."));
    }
}
