package dev.gristmill.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.FakeTime;
import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a storage in which each put goes the way that a test asks for, the last one again and again. */
final class SettledPutTest {

    private static final byte[] MINE = TestStore.bytes("mine");
    private static final byte[] OTHER = TestStore.bytes("other");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final MemoryStorage stored = new MemoryStorage();
    private final Deque<Way> ways = new ArrayDeque<>();
    private boolean mute;

    private final Storage storage = new InterposedStorage(stored) {
        @Override
        public PutOutcome putIfAbsent(String key, byte[] bytes) {
            return (ways.size() > 1 ? ways.pop() : ways.element()).go(bytes);
        }

        @Override
        public Optional<byte[]> read(String key) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            if (mute) {
                throw failure(StoreErrors.STORAGE_FAILED, "timeout");
            }
            return super.read(key);
        }
    };

    /** How one put goes. */
    @FunctionalInterface
    private interface Way {

        PutOutcome go(byte[] bytes);
    }

    private PutOutcome put(Way... inTurn) {
        ways.addAll(Arrays.asList(inTurn));
        return new SettledPut(storage, time, PATIENCE).put("slot", MINE);
    }

    private PutOutcome store(byte[] bytes) {
        return stored.putIfAbsent("slot", bytes);
    }

    private static PutOutcome fail(String reason) {
        throw failure(StoreErrors.STORAGE_FAILED, reason);
    }

    private static GristmillException failure(ErrorCode code, String reason) {
        return new GristmillException(code, "Cannot write slot: " + reason, null, null);
    }

    @Test
    void aLostAnswerIsAWin() {
        assertThat(put(bytes -> {
                    store(bytes);
                    return fail("the connection was reset");
                }))
                .isEqualTo(PutOutcome.CREATED);
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void aNameThatIsTakenByItselfIsAWin() {
        assertThat(put(bytes -> {
                    store(bytes);
                    return PutOutcome.EXISTS;
                }))
                .isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void anothersBytesAreALoss() {
        store(OTHER);
        assertThat(put(this::store)).isEqualTo(PutOutcome.EXISTS);
        assertThat(put(bytes -> fail("409"))).isEqualTo(PutOutcome.EXISTS);
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void writesAgainWhereNothingIs() {
        assertThat(put(bytes -> fail("503"), bytes -> fail("503"), this::store)).isEqualTo(PutOutcome.CREATED);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(100 + 200));
        assertThat(stored.read("slot")).contains(MINE);
    }

    @Test
    void aWriteThatArrivesLateIsFoundByTheNextTry() {
        assertThat(put(bytes -> fail("reset"), bytes -> {
                    store(bytes);
                    return PutOutcome.EXISTS;
                }))
                .isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void givesUpAtTheDeadlineWithoutAClaimEitherWay() {
        assertThatThrownBy(() -> put(bytes -> fail("503")))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot learn whether slot was stored: Cannot write slot: 503");
                    assertThat(failure.code()).isEqualTo(StoreErrors.OUTCOME_UNKNOWN);
                    assertThat(failure.retryable()).isTrue();
                    assertThat(failure.hint())
                            .isEqualTo("nothing was deleted; start the run again once the storage answers");
                });
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(100 + 200 + 400 + 800));
    }

    @Test
    void doesNotTakeWhatItCannotReadForAnothers() {
        mute = true;
        assertThatThrownBy(() -> put(bytes -> PutOutcome.EXISTS))
                .hasMessage("Cannot learn whether slot was stored: Cannot write slot: timeout");
    }

    @ParameterizedTest
    @MethodSource
    void asksNobodyTwiceWhoRefuses(ErrorCode code) {
        assertThatThrownBy(() -> put(bytes -> {
                    throw failure(code, "no");
                }))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot write slot: no");
                    assertThat(failure.code()).isEqualTo(code);
                });
        assertThat(time.elapsed()).isZero();
    }

    static Stream<ErrorCode> asksNobodyTwiceWhoRefuses() {
        return Stream.of(
                StoreErrors.STORAGE_FULL, StoreErrors.ACCESS_DENIED, StoreErrors.UNREACHABLE, StoreErrors.NOT_WRITABLE);
    }

    @Test
    void aRefusalAfterAFailureSaysNothingAboutTheFirstTry() {
        assertThatThrownBy(() -> put(bytes -> fail("reset"), bytes -> {
                    throw failure(StoreErrors.ACCESS_DENIED, "no");
                }))
                .hasMessage("Cannot learn whether slot was stored: Cannot write slot: no");
    }

    @Test
    void anInterruptionIsSettledAndKept() {
        assertThat(put(bytes -> {
                    store(bytes);
                    Thread.currentThread().interrupt();
                    return fail("interrupted");
                }))
                .isEqualTo(PutOutcome.CREATED);
        assertThat(Thread.interrupted()).isTrue();
    }
}
