package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, it is a job or it has problems with places; nothing else ever comes out. */
class MutatedJobFilesTest {

    private static final int ROUNDS = 3_000;
    private static final String[] SCRAPS = {
        "",
        "\n",
        " ",
        "  ",
        "\t",
        ":",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!!str ",
        "|\n",
        "${",
        "}",
        "$${",
        "${env:X}",
        "${env:X:-1}",
        "null",
        "~",
        "true",
        "1e9999",
        ".nan",
        "0x",
        "-",
        "<<: ",
        "---\n",
        "\u0000",
        "\u2028",
        "\uD83C\uDF3E",
        "features",
        "gate: [{metric: logLoss, atMost: 1}]\n",
        "path",
        "% "
    };

    @Test
    void neverFailsInAnotherWay() {
        Random random = new Random(20_011);
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(Jobs.SMALL, random);
            assertThatCode(() -> Jobs.problems(text)).as(text).doesNotThrowAnyException();
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int from = random.nextInt(mutated.length());
            int to = Math.min(mutated.length(), from + random.nextInt(6));
            mutated.replace(from, to, SCRAPS[random.nextInt(SCRAPS.length)]);
        }
        return mutated.toString();
    }
}
