package dev.gristmill.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.log.Owner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HostProcessesTest {

    private final HostProcesses processes = new HostProcesses("mill-1");

    @Test
    void thisProcessLives() {
        assertThat(processes.alive(processes.self())).isTrue();
    }

    @Test
    void sameNumberWithAnotherStartIsAnotherProcess() {
        Owner self = processes.self();
        Owner earlier = new Owner(self.host(), self.pid(), self.startedAt().minus(Duration.ofMinutes(1)));
        assertThat(processes.alive(earlier)).isFalse();
    }

    @Test
    void processesOfOtherHostsAreNotSeen() {
        Owner self = processes.self();
        assertThat(processes.alive(new Owner("mill-2", self.pid(), self.startedAt())))
                .isFalse();
    }

    @Test
    void endedProcessIsDead() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        Owner owner = new Owner("mill-1", process.pid(), start);
        assertThat(processes.alive(owner)).isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.alive(owner)).isFalse();
    }
}
