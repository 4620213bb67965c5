package dev.gristmill.job.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages under docs say what the product does; {@code make docs} writes them anew. */
class DocsTest {

    private static final Path DOCS = Path.of(System.getProperty("gristmill.root"), "docs");
    private static final boolean WRITE = Boolean.getBoolean("gristmill.docs.write");

    @ParameterizedTest
    @MethodSource
    void isUpToDate(String page, String text) throws IOException {
        if (WRITE) {
            Files.writeString(DOCS.resolve(page), text);
        }
        assertThat(text).doesNotContain("{{");
        assertThat(DOCS.resolve(page))
                .as("docs/%s is stale: write it anew with 'make docs'", page)
                .hasContent(text);
    }

    static Stream<Object[]> isUpToDate() throws IOException {
        Map<String, String> pages = new Pages(Catalogue.load(DocsTest.class.getClassLoader())).all();
        return pages.entrySet().stream().map(page -> new Object[] {page.getKey(), page.getValue()});
    }
}
