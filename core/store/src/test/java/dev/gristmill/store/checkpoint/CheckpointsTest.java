package dev.gristmill.store.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {

    private static final Map<String, String> BASIS = Map.of("job", "1f", "learner", "k-means/1");

    @TempDir
    Path folder;

    private TestStore store;
    private RunClaim claim;
    private Checkpoints checkpoints;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void claimRun() {
        store = new TestStore(folder);
        claim = store.claim(TestStore.request("2026-11-01"));
        checkpoints = claim.checkpoints();
    }

    @Test
    void findsNoneBeforeTheFirst() {
        assertThat(checkpoints.newest(BASIS, told::add)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void givesTheNewestBack() {
        write(3, 6);

        SavedState found = claim.checkpoints().newest(BASIS, told::add).orElseThrow();

        assertThat(found.state()).isEqualTo(state(6));
        assertThat(found.checkpoint().iteration()).isEqualTo(6);
        assertThat(found.checkpoint().sequence()).isEqualTo(2);
        assertThat(found.checkpoint().attemptId()).isEqualTo(claim.attemptId());
        assertThat(told).isEmpty();
    }

    @Test
    void numbersOnWhereTheSameAttemptLeftOff() {
        write(1, 2);

        assertThat(claim.checkpoints().write(3, state(3), BASIS)).endsWith("/checkpoints/000003");
    }

    @Test
    void keepsTwo() {
        write(1, 2, 3, 4);

        assertThat(files())
                .containsExactly("000003/CHECKPOINT.json", "000003/state", "000004/CHECKPOINT.json", "000004/state");
    }

    @Test
    void goesOnInTheNextAttemptAndKeepsTwoOfBoth() {
        write(1, 2);
        RunClaim next = nextAttempt();
        Checkpoints own = next.checkpoints();

        assertThat(own.newest(BASIS, told::add).orElseThrow().checkpoint().iteration())
                .isEqualTo(2);
        own.write(3, state(3), BASIS);

        assertThat(files()).hasSize(4).anyMatch(it -> it.startsWith("000002")).anyMatch(it -> it.startsWith("000001"));
        assertThat(next.checkpoints().newest(BASIS, told::add).orElseThrow().state())
                .isEqualTo(state(3));
    }

    @Test
    void fallsBackBehindADamagedStateAndSaysSo() throws IOException {
        write(1, 2);
        Files.write(file("000002/state"), state(7));

        assertThat(newest()).isEqualTo(1);
        assertThat(told)
                .containsExactly("Checkpoint " + claim.runFolder()
                        + "/checkpoints/000002 is damaged and not used: its state has other bytes than were written");
    }

    @Test
    void fallsBackBehindATruncatedStateAndSaysSo() throws IOException {
        write(1, 2);
        Files.write(file("000002/state"), new byte[1]);

        assertThat(newest()).isEqualTo(1);
        assertThat(told).singleElement().asString().endsWith("its state has other bytes than were written");
    }

    @Test
    void fallsBackBehindALostState() throws IOException {
        write(1, 2);
        Files.delete(file("000002/state"));

        assertThat(newest()).isEqualTo(1);
        assertThat(told).singleElement().asString().endsWith("damaged and not used: its state is gone");
    }

    @Test
    void fallsBackBehindATruncatedDocument() throws IOException {
        write(1, 2);
        Files.writeString(file("000002/CHECKPOINT.json"), "{\"attemptId\":");

        assertThat(newest()).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("000002 is damaged and not used: ");
    }

    @Test
    void passesOverAStateWithoutADocument() throws IOException {
        write(1, 2);
        Files.delete(file("000002/CHECKPOINT.json"));

        assertThat(newest()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void takesTheUselessAwayFirst() throws IOException {
        write(1, 2);
        Files.write(file("000002/state"), new byte[1]);
        Checkpoints own = nextAttempt().checkpoints();
        own.newest(BASIS, told::add);

        own.write(2, state(2), BASIS);

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "000001/CHECKPOINT.json", "000001/state", "000001/CHECKPOINT.json", "000001/state");
    }

    @Test
    void saysInWhatAnIncompatibleOneDiffers() {
        checkpoints.write(5, state(5), Map.of("job", "1f", "learner", "k-means/2", "spark", "4.1.0"));

        assertThat(claim.checkpoints().newest(BASIS, told::add)).isEmpty();
        assertThat(told)
                .containsExactly("Checkpoint " + claim.runFolder() + "/checkpoints/000001 is not used: it was made with"
                        + " learner k-means/2 instead of k-means/1, spark 4.1.0 instead of none");
    }

    @Test
    void refusesToWriteOnceAnotherHasTakenOver() {
        write(1);
        RunClaim next = nextAttempt();

        assertThatThrownBy(() -> write(2))
                .isInstanceOfSatisfying(
                        GristmillException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.FENCED));
        assertThat(next.checkpoints()
                        .newest(BASIS, told::add)
                        .orElseThrow()
                        .checkpoint()
                        .iteration())
                .isEqualTo(1);
    }

    @Test
    void doesNotReadWhatOneWroteThatHasTakenOver() {
        RunClaim next = nextAttempt();
        next.checkpoints().write(9, state(9), BASIS);

        assertThat(checkpoints.newest(BASIS, told::add)).isEmpty();
        assertThat(told).singleElement().asString().endsWith("an attempt wrote it that has taken over since");
    }

    @Test
    void leavesNothingBehindWhenTheRunIsOver() {
        write(1, 2);
        RunClaim next = nextAttempt();
        next.checkpoints().write(3, state(3), BASIS);

        next.checkpoints().discard();

        assertThat(files()).isEmpty();
    }

    private void write(int... iterations) {
        for (int iteration : iterations) {
            checkpoints.write(iteration, state(iteration), BASIS);
        }
    }

    private int newest() {
        return claim.checkpoints()
                .newest(BASIS, told::add)
                .orElseThrow()
                .checkpoint()
                .iteration();
    }

    private RunClaim nextAttempt() {
        return store.claim(TestStore.request("2026-11-01"));
    }

    private static byte[] state(int iteration) {
        return new byte[] {(byte) iteration, 2, 3};
    }

    private Path file(String name) {
        return folder.resolve(claim.runFolder() + "/checkpoints/" + name);
    }

    private List<String> files() {
        return store.storage().list(TestStore.MODEL + "/runs").stream()
                .map(StoredObject::key)
                .filter(key -> key.contains("/checkpoints/"))
                .map(key -> key.replaceFirst(".*/checkpoints/", ""))
                .toList();
    }
}
