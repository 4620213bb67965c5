package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Compares what two runs have learned, to the bit. */
final class ModelNumbers {

    private ModelNumbers() {}

    /** Both runs, of which these are the summaries, have published the same numbers after as many iterations. */
    static void requireSame(JsonNode found, JsonNode expected) throws IOException {
        assertThat(found.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(found.path("metrics")).isEqualTo(expected.path("metrics"));
        assertThat(found.at("/fit/iterations")).isEqualTo(expected.at("/fit/iterations"));
        assertThat(numbers(found)).isNotEmpty().isEqualTo(numbers(expected));
    }

    /**
     * The pages of every table in the model: neither files nor footers come in the same order each time. But for the one
     * in which spark.ml notes when each tree was saved.
     */
    private static List<String> numbers(JsonNode summary) throws IOException {
        Path model = Path.of(URI.create(summary.at("/model/pipelineModel").asText()));
        List<String> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".parquet"))
                    .filter(it -> !it.toString().contains("/treesMetadata/"))
                    .toList()) {
                Path folder = Objects.requireNonNull(model.relativize(file).getParent());
                numbers.add(folder + " " + HexFormat.of().formatHex(pages(Files.readAllBytes(file))));
            }
        }
        numbers.sort(Comparator.naturalOrder());
        return numbers;
    }

    // The last eight bytes are the footer's length and the magic word
    private static byte[] pages(byte[] parquet) {
        int footer = ByteBuffer.wrap(parquet).order(ByteOrder.LITTLE_ENDIAN).getInt(parquet.length - 2 * Integer.BYTES);
        return Arrays.copyOf(parquet, parquet.length - 2 * Integer.BYTES - footer);
    }
}
