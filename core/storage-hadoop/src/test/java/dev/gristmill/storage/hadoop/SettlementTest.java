package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder of this host, where each write is made to go the way that a test asks for. */
final class SettlementTest {

    private static final byte[] MINE = "mine".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private java.nio.file.Path folder;

    private final Deque<Write> writes = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private FileSystem files;
    private Path slot;

    @BeforeEach
    void open() throws IOException {
        files = FileSystem.newInstance(URI.create("file:///"), new Configuration());
        slot = new Path(folder.toString(), "slot");
    }

    /** How one write goes. */
    @FunctionalInterface
    private interface Write {

        void go(byte[] bytes) throws IOException;
    }

    private PutOutcome put(Write... inTurn) {
        writes.addAll(Arrays.asList(inTurn));
        HadoopFailures failures =
                new HadoopFailures(URI.create("file:///store"), Redaction.of(new Configuration(false)));
        Patience patience = new Patience(() -> now, Duration.ofSeconds(1), pause -> {
            pauses.add(pause);
            now = now.plus(pause);
        });
        Writes scripted = new Writes() {
            @Override
            public void create(Path path, byte[] bytes) throws IOException {
                (writes.size() > 1 ? writes.pop() : writes.peek()).go(bytes);
            }

            @Override
            public void replace(Path path, byte[] bytes) {
                throw new AssertionError("nothing is replaced here");
            }
        };
        return new Settlement(files, scripted, failures, patience).put(slot, MINE);
    }

    private void store(byte[] bytes) throws IOException {
        try (var out = files.create(slot, true)) {
            out.write(bytes);
        }
    }

    private static void fail(String reason) throws IOException {
        throw new IOException(reason);
    }

    @Test
    void aLostAnswerIsAWin() {
        assertThat(put(bytes -> {
                    store(bytes);
                    fail("the connection was reset");
                }))
                .isEqualTo(PutOutcome.CREATED);
        assertThat(pauses).isEmpty();
    }

    @Test
    void anothersBytesAreALoss() {
        assertThat(put(bytes -> {
                    store(OTHER);
                    fail("412");
                }))
                .isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void writesAgainWhereNothingIs() {
        assertThat(put(bytes -> fail("503"), bytes -> fail("503"), this::store)).isEqualTo(PutOutcome.CREATED);
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void aWriteThatArrivesLateIsFoundByTheNextTry() {
        assertThat(put(bytes -> fail("reset"), bytes -> {
                    store(bytes);
                    fail("412");
                }))
                .isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void givesUpAtTheDeadlineWithoutAClaimEitherWay() {
        assertThatThrownBy(() -> put(bytes -> fail("503")))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot tell whether slot was written: 503");
                    assertThat(failure.code()).isEqualTo(StoreErrors.OUTCOME_UNKNOWN);
                    assertThat(failure.retryable()).isTrue();
                });
        assertThat(pauses).hasSize(4);
    }

    @Test
    void asksNobodyTwiceWhoRefusesAccess() {
        assertThatThrownBy(() -> put(bytes -> {
                    throw new AccessDeniedException("slot", null, "no");
                }))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(StoreErrors.ACCESS_DENIED));
        assertThat(pauses).isEmpty();
    }

    @Test
    void doesNotWaitForAHostThatIsNotThere() {
        assertThatThrownBy(() -> put(bytes -> {
                    throw new UnknownHostException("nowhere");
                }))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot write slot: nowhere");
                    assertThat(failure.code()).isEqualTo(StoreErrors.STORAGE_FAILED);
                });
    }

    @Test
    void anInterruptionIsSettledAndKept() {
        assertThat(put(bytes -> {
                    store(bytes);
                    Thread.currentThread().interrupt();
                    fail("interrupted");
                }))
                .isEqualTo(PutOutcome.CREATED);
        assertThat(Thread.interrupted()).isTrue();
    }
}
