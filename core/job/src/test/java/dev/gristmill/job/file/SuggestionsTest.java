package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    // Worked out by hand
    @ParameterizedTest
    @CsvSource({"ca,abc,3", "seed,sede,1", "kitten,sitting,3", "'',abc,3", "same,same,0", "flaw,lawn,2"})
    void countsEdits(String one, String other, int edits) {
        assertThat(Suggestions.distance(one, other)).isEqualTo(edits);
        assertThat(Suggestions.distance(other, one)).isEqualTo(edits);
    }

    @ParameterizedTest
    @CsvSource({"fetures,features", "FEATURES,features", "bad_rows,badRows", "max-iter,maxIter", "sede,seed"})
    void findsWhatWasMeant(String word, String meant) {
        assertThat(Suggestions.closest(word, List.of("features", "badRows", "maxIter", "seed")))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"by", "xyzzy", "''", "name"})
    void staysSilentWhenNothingIsClose(String word) {
        assertThat(Suggestions.closest(word, List.of("to", "features", "kind"))).isNull();
    }

    @Test
    void takesTheClosest() {
        assertThat(Suggestions.closest("stores", List.of("score", "store"))).isEqualTo("store");
    }
}
