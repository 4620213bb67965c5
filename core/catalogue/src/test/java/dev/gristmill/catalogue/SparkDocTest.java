package dev.gristmill.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SparkDocTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    maximum number of iterations (>= 0) | Maximum number of iterations.
                    Number of trees to train (at least 1) | Number of trees to train.
                    Fraction of the rows, in range (0, 1]. | Fraction of the rows.
                    Column name for ids. Ids must be numbers. | Column name for ids.
                    The loss. Supported options: a, b. (Default a) | The loss.
                    whether to fit linear term (aka 1-way term) | Whether to fit linear term (aka 1-way term).
                    """)
    void keepsTheFirstSentenceWithoutBoundsAndDefaults(String doc, String sentence) {
        assertThat(SparkDoc.sentence(doc)).isEqualTo(sentence);
    }
}
