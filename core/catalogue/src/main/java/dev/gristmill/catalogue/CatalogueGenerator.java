package dev.gristmill.catalogue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code catalogue.json}, which module job ships and reads. The same Spark and the same curated table give the same
 * bytes, on any machine.
 */
public final class CatalogueGenerator {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT));

    private CatalogueGenerator() {}

    /** Takes one argument, the file to write. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text());
    }

    static String text() throws IOException {
        Entries entries = new EntryReader(Curated.read()).entries(SparkClasses.onClassPath());
        return WRITER.writeValueAsString(entries) + "\n";
    }
}
