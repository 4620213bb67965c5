package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The YAML that the documentation shows is right, in a job that is right without it. */
class DocumentedJobsTest {

    private static final Path ROOT = Path.of(System.getProperty("gristmill.root"));
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    @ParameterizedTest
    @MethodSource
    void isRight(String piece) {
        Map<String, Object> job = new LinkedHashMap<>(map(Jobs.SMALL));
        job.putAll(map(piece));
        if (job.containsKey("sources")) {
            job.remove("source");
        }
        FakeEnvironment environment = new FakeEnvironment().file(Jobs.FILE.toString(), new Yaml().dump(job));

        assertThat(Jobs.problems(() ->
                        JobFile.load(new JobRequest(Jobs.FILE, List.of(), List.of()), Jobs.BUILT_IN, environment)))
                .isEmpty();
    }

    static Stream<String> isRight() {
        List<String> pieces = Stream.of("README.md", "docs/job-file.md")
                .flatMap(page -> YAML.matcher(text(page)).results())
                .map(match -> match.group(1))
                .filter(piece -> !piece.lines().allMatch(line -> line.startsWith("#")))
                .toList();
        assertThat(pieces).hasSizeGreaterThan(3);
        return pieces.stream();
    }

    private static Map<String, Object> map(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    private static String text(String page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
