package dev.gristmill.job.file;

import dev.gristmill.job.BudgetSpec;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.job.SplitSpec;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.JobGrammar;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code training}. */
final class TrainingReader {

    private static final String EVERY = "every";
    private static final String TIME = "time";
    private static final String ITERATIONS = "iterations";
    private static final Pattern DURATION = Pattern.compile(Objects.requireNonNull(JobGrammar.DURATION.form()));
    private static final Pattern REFERENCE = Pattern.compile(Objects.requireNonNull(JobGrammar.WARM_START.form()));
    private static final Map<Character, ChronoUnit> UNITS =
            Map.of('s', ChronoUnit.SECONDS, 'm', ChronoUnit.MINUTES, 'h', ChronoUnit.HOURS, 'd', ChronoUnit.DAYS);

    private final CatalogueGrammar grammar;

    TrainingReader(Catalogue catalogue) {
        this.grammar = new CatalogueGrammar(catalogue);
    }

    TrainingSpec read(Value value, SplitSpec split) {
        Section training = value.section(JobGrammar.training(grammar));
        return new TrainingSpec(
                training.read(JobGrammar.SEED, Long.class),
                training.find("checkpoint").map(TrainingReader::checkpoint).orElse(CheckpointSpec.STANDARD),
                training.find("earlyStopping")
                        .map(it -> earlyStopping(it, split))
                        .orElse(null),
                training.find("budget").map(TrainingReader::budget).orElse(null),
                training.find("warmStart")
                        .map(it -> it.matching(REFERENCE, JobGrammar.WARM_START.expected()))
                        .filter(it -> !it.equals("none"))
                        .orElse(null));
    }

    private static CheckpointSpec checkpoint(Value value) {
        Section section = value.section(JobGrammar.CHECKPOINT);
        if (section.has(EVERY) && section.has(ITERATIONS)) {
            section.exclude(ITERATIONS, EVERY, "one of the two says when");
        } else if (!section.has(EVERY) && !section.has(ITERATIONS)) {
            section.missing(EVERY, JobGrammar.DURATION.expected() + ", or iterations with a number");
        }
        Optional<Duration> every = section.find(EVERY).map(TrainingReader::duration);
        Integer iterations = count(section);
        return iterations == null || every.isPresent()
                ? new CheckpointSpec(every.orElse(CheckpointSpec.STANDARD.every()), null)
                : new CheckpointSpec(null, iterations);
    }

    private EarlyStoppingSpec earlyStopping(Value value, SplitSpec split) {
        Section section = value.section(JobGrammar.earlyStopping(grammar));
        if (split.validation() == 0) {
            value.reading()
                    .problems()
                    .contradiction(
                            value.key(),
                            value.path(),
                            "Cannot use " + value.path() + ": no rows are set apart for it (expected split.validation"
                                    + " above 0)");
        }
        List<String> known = grammar.metric().allowed();
        return new EarlyStoppingSpec(
                section.require("metric", Expected.oneOf(known)).oneOf(known, List.of()),
                section.read(JobGrammar.PATIENCE, Integer.class),
                section.read(JobGrammar.MIN_DELTA, Double.class));
    }

    private static BudgetSpec budget(Value value) {
        if (!(value.node() instanceof MapNode)) {
            return new BudgetSpec(duration(value, JobGrammar.BUDGET.expected()), null);
        }
        Section section = value.section(JobGrammar.BUDGET_LIMITS);
        if (!section.has(TIME) && !section.has(ITERATIONS)) {
            section.missing(TIME, JobGrammar.DURATION.expected() + ", or iterations with a number");
        }
        return new BudgetSpec(section.find(TIME).map(TrainingReader::duration).orElse(null), count(section));
    }

    private static @Nullable Integer count(Section section) {
        return (Integer) section.read(JobGrammar.BUDGET_ITERATIONS);
    }

    private static Duration duration(Value value) {
        return duration(value, JobGrammar.DURATION.expected());
    }

    /** A whole number of seconds, minutes, hours or days; a second where it is none, which has been told. */
    private static Duration duration(Value value, String expected) {
        String text = value.matching(DURATION, expected);
        if (!DURATION.matcher(text).matches()) {
            return Duration.ofSeconds(1);
        }
        ChronoUnit unit = Objects.requireNonNull(UNITS.get(text.charAt(text.length() - 1)));
        return Duration.of(Long.parseLong(text.substring(0, text.length() - 1)), unit);
    }
}
