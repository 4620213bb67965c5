package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.grammar.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each connector has a page with all its options on it; {@code make docs} writes them anew. */
final class ConnectorPagesTest {

    private static final Pattern OPTIONS = Pattern.compile("(?s)(<!-- options -->\n).*(<!-- /options -->)");
    private static final boolean WRITE = Boolean.getBoolean("gristmill.docs.write");

    @ParameterizedTest
    @MethodSource
    void tellsEveryOption(ConnectorDescription connector) throws IOException {
        Path page = Repository.root().resolve("docs/connectors").resolve(connector.connector() + ".md");
        String text = Files.readString(page);
        String options = connector.options().stream()
                .map(ConnectorPagesTest::line)
                .collect(Collectors.joining("\n", "", "\n\n"));
        String filled = OPTIONS.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(options) + "$2");
        if (WRITE) {
            Files.writeString(page, filled);
        }

        assertThat(text).as("docs/connectors/%s.md", connector.connector()).containsPattern(OPTIONS);
        assertThat(page)
                .as("docs/connectors/%s.md is stale: write it anew with 'make docs'", connector.connector())
                .hasContent(filled);
    }

    static Stream<ConnectorDescription> tellsEveryOption() {
        // The example plug-in brings one more
        return ServiceLoader.load(ConnectorDescription.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(connector -> connector.getClass().getPackageName().startsWith("dev.gristmill."));
    }

    private static String line(Parameter option) {
        StringBuilder line = new StringBuilder("- `" + option.name() + "`: " + Expected.value(option));
        if (option.required()) {
            line.append(", required");
        } else if (option.defaultValue() != null) {
            line.append(", by default `").append(option.defaultValue()).append('`');
        }
        if (option.sensitive()) {
            line.append(", a secret (`${env:NAME}` or `${file:PATH}`)");
        }
        return line.append(". ").append(option.doc()).toString();
    }
}
