package dev.gristmill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage must do. */
public abstract class StorageContract {

    private static final int WRITERS = 8;

    /** An empty storage; the same one throughout a test. */
    protected abstract Storage storage();

    /** How often the writers race, at least 1. */
    protected abstract int rounds();

    @Test
    void firstPutWinsAndKeepsItsBytes() {
        assertThat(storage().putIfAbsent("a/b", bytes("first"))).isEqualTo(PutOutcome.CREATED);
        assertThat(storage().putIfAbsent("a/b", bytes("second"))).isEqualTo(PutOutcome.EXISTS);
        assertThat(storage().read("a/b")).contains(bytes("first"));
    }

    @Test
    void exactlyOneOfManyWritersWinsEveryRound() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < rounds(); round++) {
                List<String> winners = race(threads, "race/" + round);
                assertThat(winners).hasSize(1);
                assertThat(storage().read("race/" + round)).contains(bytes(winners.get(0)));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(storage().list("race")).hasSize(rounds());
    }

    private List<String> race(ExecutorService threads, String key) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<PutOutcome>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            byte[] mine = bytes(content(writer));
            writers.add(() -> {
                start.await();
                return storage().putIfAbsent(key, mine);
            });
        }
        List<Future<PutOutcome>> outcomes = threads.invokeAll(writers);
        List<String> winners = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            if (outcomes.get(writer).get() == PutOutcome.CREATED) {
                winners.add(content(writer));
            }
        }
        return winners;
    }

    private static String content(int writer) {
        return ("writer " + writer + " ").repeat(500);
    }

    @Test
    void replacesWhateverWasThere() {
        storage().replace("status.json", bytes("one"));
        storage().replace("status.json", bytes("two"));
        assertThat(storage().read("status.json")).contains(bytes("two"));
    }

    @Test
    void readsNothingWhereNothingIs() {
        assertThat(storage().read("a/b")).isEmpty();
        assertThat(storage().list("a")).isEmpty();
        assertThat(storage().list("")).isEmpty();
        assertThat(storage().children("")).isEmpty();
    }

    @Test
    void opensWhatIsThereAndRefusesWhatIsNot() throws IOException {
        storage().putIfAbsent("a/b", bytes("content"));
        try (InputStream stream = storage().open("a/b")) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes("content"));
        }
        assertThatThrownBy(() -> storage().open("a/c"))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot read a/c: it is not there");
    }

    @Test
    void listsAtAnyDepthInAscendingOrderWithSizes() {
        storage().putIfAbsent("m/b/2", bytes("22"));
        storage().putIfAbsent("m/a/deep/1", bytes("1"));
        storage().putIfAbsent("m/a.txt", bytes("333"));
        storage().putIfAbsent("n/a", bytes(""));
        assertThat(storage().list("m"))
                .extracting(StoredObject::key, StoredObject::sizeBytes)
                .containsExactly(tuple("m/a.txt", 3L), tuple("m/a/deep/1", 1L), tuple("m/b/2", 2L));
        assertThat(storage().list("")).hasSize(4);
    }

    @Test
    void saysWhenEachWasStored() {
        storage().putIfAbsent("first", bytes("1"));
        storage().putIfAbsent("second", bytes("2"));
        List<Instant> times =
                storage().list("").stream().map(StoredObject::modifiedAt).toList();
        assertThat(times.get(0)).isAfter(Instant.EPOCH).isBeforeOrEqualTo(times.get(1));
    }

    @Test
    void deletesTheKeyAndFoldersThatHoldNothingAfterThat() {
        storage().putIfAbsent("m/a/1", bytes("1"));
        storage().putIfAbsent("m/b/2", bytes("2"));
        storage().delete("m/a/1");
        assertThat(storage().read("m/a/1")).isEmpty();
        assertThat(storage().children("m")).containsExactly("b");
        assertThat(storage().read("m/b/2")).contains(bytes("2"));
        assertThat(storage().putIfAbsent("m/a/1", bytes("anew"))).isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void deletingWhatIsNotThereDoesNothing() {
        storage().putIfAbsent("m/a", bytes("1"));
        storage().delete("m/a");
        storage().delete("m/a");
        storage().delete("n/b/c");
        assertThat(storage().list("")).isEmpty();
    }

    @Test
    void writesWhileOthersEmptyTheFolder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = new ArrayList<>();
            for (String name : List.of("one", "two")) {
                both.add(threads.submit(() -> {
                    for (int round = 0; round < rounds(); round++) {
                        assertThat(storage().putIfAbsent("shared/" + name, bytes(name)))
                                .isEqualTo(PutOutcome.CREATED);
                        storage().delete("shared/" + name);
                    }
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(storage().list("")).isEmpty();
    }

    @Test
    void childrenAreTheFoldersRightBelow() {
        storage().putIfAbsent("m/b/2", bytes("2"));
        storage().putIfAbsent("m/a/deep/1", bytes("1"));
        storage().putIfAbsent("m/file", bytes("3"));
        assertThat(storage().children("m")).containsExactly("a", "b");
        assertThat(storage().children("")).containsExactly("m");
        assertThat(storage().children("m/file")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", "..", "a/../b", "./a", "a/.", "a\\b", "a\nb", "a\0b"})
    void refusesWhatIsNotAKey(String key) {
        assertThatThrownBy(() -> storage().putIfAbsent(key, bytes("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid storage key: '" + key + "' (expected plain segments divided by '/')");
        assertThatThrownBy(() -> storage().replace(key, bytes("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().read(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesWhereAKeyIs() {
        assertThat(storage().uri("a/b").toString())
                .startsWith(storage().root().toString())
                .endsWith("/a/b");
    }

    @Test
    void provingThatItCanBeWrittenLeavesNothingBehind() {
        storage().verifyWritable();
        assertThat(storage().list("")).isEmpty();
    }

    /** The text in UTF-8. */
    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
