package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.time.HostTime;
import dev.gristmill.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settled puts through a network that fails: who wins is certain all the same, and only one does. */
final class S3aFaultsIT {

    private static final int WRITERS = 4;

    private final URI root = URI.create("s3a://" + S3Server.BUCKET + "/" + Opened.folder());

    private Storage through(URI endpoint) {
        return Opened.at(root, settings(endpoint));
    }

    private static Map<String, String> settings(URI endpoint) {
        Map<String, String> settings = new HashMap<>(S3Server.settings(endpoint));
        settings.put("fs.s3a.retry.limit", "2");
        settings.put("fs.s3a.retry.interval", "50ms");
        settings.put("fs.s3a.retry.throttle.limit", "2");
        settings.put("fs.s3a.retry.throttle.interval", "50ms");
        settings.put("fs.s3a.attempts.maximum", "2");
        settings.put("fs.s3a.connection.request.timeout", "2s");
        settings.put("fs.s3a.connection.timeout", "2s");
        settings.put("fs.s3a.connection.expect.continue", "false");
        return settings;
    }

    @ParameterizedTest
    @EnumSource
    void aSingleWriterWinsWhateverHappens(FaultProxy.Fault fault) throws IOException {
        try (FaultProxy proxy = new FaultProxy(S3Server.shared().endpoint(), fault, 1)) {
            Storage storage = through(proxy.endpoint());
            SettledPut puts = new SettledPut(storage, new HostTime());
            assertThat(puts.put("a", bytes("mine"))).isEqualTo(PutOutcome.CREATED);
            assertThat(proxy.left()).isZero();
            assertThat(puts.put("a", bytes("another's"))).isEqualTo(PutOutcome.EXISTS);
            assertThat(through(S3Server.shared().endpoint()).read("a")).contains(bytes("mine"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void exactlyOneOfSeveralWritersWins(FaultProxy.Fault fault) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (FaultProxy proxy = new FaultProxy(S3Server.shared().endpoint(), fault, 3)) {
            Storage storage = through(proxy.endpoint());
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<Callable<PutOutcome>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                byte[] mine = bytes("writer " + writer);
                writers.add(() -> {
                    start.await();
                    return new SettledPut(storage, new HostTime()).put("race", mine);
                });
            }
            List<String> winners = new ArrayList<>();
            List<Future<PutOutcome>> outcomes = threads.invokeAll(writers);
            for (int writer = 0; writer < WRITERS; writer++) {
                if (outcomes.get(writer).get() == PutOutcome.CREATED) {
                    winners.add("writer " + writer);
                }
            }
            assertThat(winners).hasSize(1);
            assertThat(storage.read("race")).contains(bytes(winners.get(0)));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givesUpInTimeAndSaysThatItMayBeRunAgain() throws IOException {
        try (FaultProxy proxy =
                new FaultProxy(S3Server.shared().endpoint(), FaultProxy.Fault.INTERNAL_ERROR, Integer.MAX_VALUE)) {
            SettledPut puts = new SettledPut(through(proxy.endpoint()), new HostTime(), Duration.ZERO);
            assertThatThrownBy(() -> puts.put("a", bytes("mine")))
                    .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                    .satisfies(failure -> {
                        assertThat(failure)
                                .hasMessageStartingWith("Cannot learn whether a was stored: Cannot write a: ");
                        assertThat(failure.code()).isEqualTo(StoreErrors.OUTCOME_UNKNOWN);
                        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RETRY);
                        assertThat(failure.hint())
                                .isEqualTo("nothing was deleted; start the run again once the storage answers");
                    });
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
