package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.TestCatalogue;
import dev.gristmill.job.TrainingJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A job file that is right, and the ways to load it and its broken kin. */
final class Jobs {

    /** The file that everything is loaded as. */
    static final Path FILE = Path.of("job.yaml");

    /** Right, small, and with the line numbers that the tests count on. */
    static final String SMALL = """
            apiVersion: gristmill/v1
            kind: TrainingJob
            name: flight-delays
            source:
              connector: files
              path: data
            label: {expression: delay > 15}
            features:
              - columns: [distance]
                scale: standard
            algorithm: {name: logistic-regression, params: {maxIter: 100}}
            publish: {store: models}
            """;

    static final Catalogue CATALOGUE = TestCatalogue.catalogue();

    /** What the product has, with the connectors of the tests. */
    static final Catalogue BUILT_IN = builtIn();

    private Jobs() {}

    private static Catalogue builtIn() {
        Catalogue builtIn = Catalogue.load(Jobs.class.getClassLoader());
        return new Catalogue(builtIn.algorithms(), builtIn.stages(), builtIn.metrics(), CATALOGUE.connectors());
    }

    /** The small job with one line replaced; lines count from 1, a replacement may have any number of lines. */
    static String edited(int line, String replacement) {
        List<String> lines = new ArrayList<>(Arrays.asList(SMALL.split("\n")));
        lines.set(line - 1, replacement);
        return String.join("\n", lines) + "\n";
    }

    static String appended(String text) {
        return SMALL + text + "\n";
    }

    static TrainingJob load(String text) {
        return load(text, new FakeEnvironment());
    }

    static TrainingJob load(String text, FakeEnvironment environment) {
        return load(text, environment, List.of(), List.of());
    }

    static TrainingJob load(String text, FakeEnvironment environment, List<String> profiles, List<String> settings) {
        return JobFile.load(
                new JobRequest(FILE, profiles, settings), CATALOGUE, environment.file(FILE.toString(), text));
    }

    static TrainingJob set(String text, String... settings) {
        return load(text, new FakeEnvironment(), List.of(), List.of(settings));
    }

    /** A column rule of a job. */
    static ColumnRule rule(TrainingJob job, int index) {
        return (ColumnRule) job.features().get(index);
    }

    /** The problems of a broken job, a line for each. */
    static List<String> problems(String text) {
        return problems(() -> load(text));
    }

    static List<String> problems(Runnable load) {
        InvalidJobException failure = catchThrowableOfType(InvalidJobException.class, load::run);
        return failure == null
                ? List.of()
                : failure.problems().stream().map(Problem::toString).toList();
    }
}
