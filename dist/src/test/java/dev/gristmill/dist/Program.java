package dev.gristmill.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process under way. It takes no input. */
final class Program implements AutoCloseable {

    /** Far more than any single command takes, on a machine that has other things to do. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<String> command;
    private final Process process;
    private final Transcript out;
    private final Transcript err;

    private Program(List<String> command, Process process) {
        this.command = List.copyOf(command);
        this.process = process;
        this.out = new Transcript(process.getInputStream()).start();
        this.err = new Transcript(process.getErrorStream()).start();
    }

    /** Starts a command in a folder; a variable with an empty value is taken out of the environment. */
    static Program start(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        process.getOutputStream().close();
        return new Program(command, process);
    }

    /** Returns as soon as a line on stderr holds the text. */
    Program awaitOnStderr(String text) throws InterruptedException {
        err.await(text, PATIENCE);
        return this;
    }

    /** The first line on stderr that holds the text, as soon as it is there. */
    String lineOnStderr(String text) throws InterruptedException {
        return err.await(text, PATIENCE);
    }

    long pid() {
        return process.pid();
    }

    /** The JVMs that the process has started and that still run. */
    List<ProcessHandle> startedJvms() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .toList();
    }

    /** SIGKILL: the process has no say in it. */
    Ended kill() throws InterruptedException {
        process.destroyForcibly();
        return await(PATIENCE);
    }

    /** Any other signal, such as TERM. */
    Program signal(String name) throws IOException, InterruptedException {
        String line = "kill -" + name + " " + process.pid();
        int exitCode = new ProcessBuilder("sh", "-c", line).start().waitFor();
        if (exitCode != 0) {
            throw new AssertionError("Cannot run " + line);
        }
        return this;
    }

    Ended await(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " took more than " + patience + ":\n" + err.text());
        }
        return new Ended(process.exitValue(), out.text(), err.text());
    }

    /** Leaves no process behind, whatever became of the test. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /**
     * How a process ended.
     *
     * @param exitCode of the process; 128 and the number of the signal that ended it
     * @param out what it wrote on stdout
     * @param err what it wrote on stderr
     */
    record Ended(int exitCode, String out, String err) {}
}
