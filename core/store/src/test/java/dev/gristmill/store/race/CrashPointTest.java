package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that comes to grief anywhere, on local files, and the next one that ends what it began. */
final class CrashPointTest {

    @TempDir
    Path folder;

    @Test
    void everyPointHasItsNumberAndTheMissingOnesAreKnown() {
        List<Integer> elsewhere = List.of(29);
        assertThat(CrashPoint.values())
                .extracting(CrashPoint::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 32)
                        .boxed()
                        .filter(number -> !elsewhere.contains(number))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void nextStartEndsWhatAHaltedOneBegan(CrashPoint point) throws IOException, InterruptedException {
        new CrashCase(folder.toString(), point, CrashKind.KILLED).play();
    }

    @ParameterizedTest
    @EnumSource
    void nextStartEndsWhatAFailedOneBegan(CrashPoint point) throws IOException, InterruptedException {
        new CrashCase(folder.toString(), point, CrashKind.FAILED).play();
    }

    @ParameterizedTest
    @EnumSource
    void aLostAnswerIsSettledOrTheNextStartEndsIt(CrashPoint point) throws IOException, InterruptedException {
        new CrashCase(folder.toString(), point, CrashKind.ANSWER_LOST).play();
    }
}
