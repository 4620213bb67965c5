package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.TrainingJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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

    static final Catalogue CATALOGUE = catalogue();

    private Jobs() {}

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

    private static Catalogue catalogue() {
        Catalogue builtIn = Catalogue.load(Jobs.class.getClassLoader());
        List<ConnectorDescription> connectors = Stream.concat(
                        builtIn.connectors().stream(), Stream.of(new FakeFiles(), new FakeDatabase()))
                .toList();
        return new Catalogue(builtIn.algorithms(), builtIn.metrics(), connectors);
    }

    private static Parameter option(String name, Parameter.Type type, List<String> allowed, Parameter.Flag... flags) {
        return new Parameter(name, type, null, "An option.", allowed, null, null, List.of(flags));
    }

    private static final class FakeFiles implements ConnectorDescription {

        @Override
        public String connector() {
            return "files";
        }

        @Override
        public List<Parameter> options() {
            return List.of(
                    option("path", Parameter.Type.PATH, List.of(), Parameter.Flag.REQUIRED),
                    option("format", Parameter.Type.CHOICE, List.of("parquet", "csv", "json")),
                    option("header", Parameter.Type.BOOLEAN, List.of()),
                    option("separator", Parameter.Type.STRING, List.of()));
        }
    }

    private static final class FakeDatabase implements ConnectorDescription {

        @Override
        public String connector() {
            return "database";
        }

        @Override
        public List<Parameter> options() {
            return List.of(
                    option("url", Parameter.Type.STRING, List.of(), Parameter.Flag.REQUIRED),
                    option("partitions", Parameter.Type.INTEGER, List.of()),
                    option("login", Parameter.Type.CHOICE, List.of("a", "b"), Parameter.Flag.SENSITIVE),
                    option("password", Parameter.Type.STRING, List.of()));
        }
    }
}
