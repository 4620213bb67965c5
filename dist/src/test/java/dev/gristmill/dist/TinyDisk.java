package dev.gristmill.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file system of a few megabytes. It is mounted for the processes that are started in it alone, and gone when the last of
 * them has ended; the test looks at it from outside. Whoever may make namespaces needs no further rights.
 */
final class TinyDisk implements AutoCloseable {

    private final Program holder;
    private final Path folder;

    private TinyDisk(Program holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /** Mounts it over an empty folder. */
    static TinyDisk mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        String script = "mount -t tmpfs -o size=" + mebibytes + "m tmpfs \"$1\" && echo mounted >&2"
                + " && exec tail -f /dev/null";
        List<String> command = List.of("unshare", "-rm", "sh", "-c", script, "sh", folder.toString());
        Program holder = Program.start(command, folder, Map.of()).awaitOnStderr("mounted");
        return new TinyDisk(holder, folder);
    }

    /** What a command line begins with to run where it is mounted. */
    List<String> entrance() {
        return List.of(
                "nsenter", "--target", Long.toString(holder.pid()), "--user", "--mount", "--preserve-credentials");
    }

    /** The same folder for those outside. */
    Path seenFromOutside() {
        return Path.of("/proc", Long.toString(holder.pid()), "root", folder.toString());
    }

    /** Takes all the room that is left; delete the file to make room again. */
    Path fill() throws IOException {
        Path ballast = seenFromOutside().resolve("ballast");
        byte[] page = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left on device")) {
                return ballast;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        holder.close();
    }
}
