package dev.gristmill.job.grammar;

import dev.gristmill.job.ColumnRule.DatePart;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Impute.Strategy;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Text.Weights;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.ColumnSelector.ColumnType;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.grammar.Shape.AnyScalar;
import dev.gristmill.job.grammar.Shape.Either;
import dev.gristmill.job.grammar.Shape.Items;
import dev.gristmill.job.grammar.Shape.Keys;
import dev.gristmill.job.grammar.Shape.Scalar;
import dev.gristmill.job.grammar.Shape.Text;
import java.util.List;

/** A column rule: which columns, and what becomes of them. */
public final class RuleGrammar {

    /** A column's name where names are listed. */
    public static final String COLUMN = "a column's name";

    public static final Parameter TYPE = Settings.choice("type", Words.all(ColumnType.class), "The columns' type.");
    public static final Keys BY_TYPE = Keys.of(
            "a map with type and except",
            new Key("type", new Scalar(TYPE), true, null, "Columns of this type; `date` has timestamps too."),
            Key.optional("except", names(1), "Names and wildcards of columns that are not wanted."));

    public static final Parameter WEIGHTS =
            Settings.choice("weights", Words.all(Weights.class), "tf-idf", "What a word counts.");
    public static final Parameter VOCABULARY =
            Settings.count("vocabulary", 1, 10_000, "How many words there can be, the most frequent first.");
    public static final Parameter MIN_DOCS =
            Settings.count("minDocs", 1, 1, "In how many of the training rows a word occurs at least.");
    public static final Parameter NGRAMS =
            Settings.count("ngrams", 1, 1, "How many neighbouring words make a term; 1 for single words.");
    public static final Parameter STOP_WORDS = Settings.choice(
            "stopWords",
            List.of(
                    "danish",
                    "dutch",
                    "english",
                    "finnish",
                    "french",
                    "german",
                    "hungarian",
                    "italian",
                    "norwegian",
                    "portuguese",
                    "russian",
                    "spanish",
                    "swedish",
                    "turkish"),
            "The language whose stop words are left out; none by default.");
    public static final Keys TEXT = Keys.of(
            "a map with weights, vocabulary, minDocs, ngrams and stopWords",
            Key.of(WEIGHTS),
            Key.of(VOCABULARY),
            Key.of(MIN_DOCS),
            Key.of(NGRAMS),
            Key.of(STOP_WORDS));

    /** The statistics that can stand for a missing value. */
    public static final List<String> STATISTICS = Words.all(Strategy.class).stream()
            .filter(word -> !word.equals(Words.of(Strategy.CONSTANT)))
            .toList();

    public static final Keys CONSTANT = Keys.of(
            "a map with constant",
            Key.required(
                    "constant",
                    new AnyScalar("a string, a number or a boolean"),
                    "The value that replaces a missing one."));

    public static final Parameter MINIMUM =
            Settings.plain("min", Parameter.Type.DOUBLE, "Smaller numbers become it; less than `max`.");
    public static final Parameter MAXIMUM = Settings.plain("max", Parameter.Type.DOUBLE, "Larger numbers become it.");
    public static final Keys CLIP =
            Keys.of("a map with min and max", Key.of(MINIMUM), Key.of(MAXIMUM)).needingOneOf("min", "max");

    public static final Parameter BUCKETS =
            new Parameter("bucket", Parameter.Type.INTEGER, null, "How many ranges.", List.of(), 2.0, null, List.of());
    public static final Parameter BOUNDS = Settings.plain(
            "bounds",
            Parameter.Type.DOUBLES,
            "Between the ranges, strictly rising; a number on a bound belongs to the range above it.",
            Parameter.Flag.REQUIRED);
    public static final Keys BOUNDED = Keys.of(
            "a map with bounds",
            Key.required(BOUNDS.name(), new Items("a list of numbers", new Scalar(number()), 1), BOUNDS.doc()));

    public static final Parameter INDICATOR = Settings.flag(
            "indicator", "Adds a number that is 1 where a value was missing and 0 elsewhere; only with `impute`.");
    public static final Parameter LOG = Settings.flag("log", "Makes ln(1 + x) of a number x > -1.");
    public static final Parameter SCALE = Settings.choice(
            "scale",
            Words.all(Scale.class),
            "Scales by statistics of the training rows: to mean 0 and standard deviation 1, to 0 to 1, to -1 to 1"
                    + " keeping 0, or by median and interquartile range.");
    public static final Parameter ENCODE = Settings.choice(
            "encode",
            Words.all(Encoding.class),
            "Makes numbers of levels, the most frequent first: an indicator per level, the level's index, the mean"
                    + " label of its training rows, or indicators at hashed places.");
    public static final Parameter SIZE = Settings.count(
            "size", 1, 1024, "How many numbers `encode: hash` makes of the rule's columns together; only with it.");
    public static final Parameter UNSEEN = Settings.choice(
            "unseen",
            Words.all(Unseen.class),
            "keep",
            "What happens to a level that training did not see: it gets a place of its own, or the row is an error;"
                    + " with `encode` other than `hash`.");

    /** One column rule. */
    public static final Keys RULE = Keys.of(
            "a column rule",
            Key.required(
                    "columns",
                    new Either("a list of column names, or a map with type", List.of(names(1), BY_TYPE)),
                    "Source or derived columns: names and wildcards such as `delay_*`, each once, or a type."),
            Key.optional(
                    "date",
                    new Items(
                            "a list of date parts",
                            new Scalar(Settings.choice("", Words.all(DatePart.class), "A part of a date.")),
                            1),
                    "Parts of a date or timestamp that become one number each; `weekday` is 1 for Sunday."),
            Key.optional(
                    "text",
                    new Either("tf-idf, counts or a map", List.of(new Scalar(WEIGHTS), TEXT)),
                    "Makes a vector of the words of a text: its letters and digits in lower case."),
            Key.optional(
                    "impute",
                    new Either(
                            "one of " + String.join(", ", STATISTICS) + ", or a map with constant",
                            List.of(
                                    new Scalar(Settings.choice("", STATISTICS, "A statistic of the training rows.")),
                                    CONSTANT)),
                    "Replaces missing values, by a statistic of the training rows or by a constant."),
            Key.of(INDICATOR),
            Key.optional("clip", CLIP, "Limits numbers: what lies outside becomes the nearest limit."),
            Key.of(LOG),
            Key.optional(
                    "bucket",
                    new Either("an integer >= 2, or a map with bounds", List.of(new Scalar(BUCKETS), BOUNDED)),
                    "Puts numbers into numbered ranges, from 0: so many with about as many training rows each, or"
                            + " between bounds."),
            Key.of(SCALE),
            Key.of(ENCODE),
            Key.of(SIZE),
            Key.of(UNSEEN));

    private RuleGrammar() {}

    static Shape names(int fewest) {
        return new Items("a list of column names", new Text(COLUMN, null), fewest);
    }

    private static Parameter number() {
        return Settings.plain("", Parameter.Type.DOUBLE, "A bound.");
    }
}
