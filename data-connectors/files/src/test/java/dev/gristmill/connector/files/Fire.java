package dev.gristmill.connector.files;

import dev.gristmill.connector.files.FilesUnderFireIT.Opening;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** A writer who changes a source while it is read, at moments that a seed chooses. */
final class Fire {

    private static final int FILES = 4;
    private static final int ROWS = 5_000;
    private static final int VERSIONS = 8;

    private final Path folder;
    private final Format format;
    private final FileSystem files;
    private final Random random;
    /** What is done, by how many rows have been read: -2 while the source is opened, -1 when it is open. */
    private final TreeMap<Integer, Act> plan = new TreeMap<>();

    private final Map<String, List<Long>> versions = new HashMap<>();
    private final Map<String, FSDataOutputStream> open = new HashMap<>();
    private long version;
    private int read;

    Fire(String place, Format format, Random random) throws IOException {
        this.folder = new Path(place);
        this.format = format;
        this.random = random;
        FileSystem found =
                folder.getFileSystem(SharedSpark.session().sparkContext().hadoopConfiguration());
        this.files = found instanceof LocalFileSystem local ? local.getRaw() : found;
        for (int i = 0; i < FILES; i++) {
            replace("part-" + i);
        }
        int acts = random.nextInt(3);
        for (int i = 0; i < acts; i++) {
            int moment = random.nextInt(4) - 2;
            plan.put(moment < 0 ? moment : random.nextInt(FILES * ROWS), Act.values()[random.nextInt(3)]);
        }
    }

    /** Whether what is planned could make a read worthless. */
    boolean changes() {
        return plan.containsKey(-2) || plan.values().stream().anyMatch(act -> act != Act.ADD);
    }

    SourceRead whileOpening(Opening opening) throws IOException, InterruptedException, ExecutionException {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> act(-2));
        try {
            return opening.open();
        } finally {
            writing.get();
        }
    }

    void opened() {
        act(-1);
    }

    synchronized void row() {
        act(read++);
    }

    /** The rows that the files of those names should have, now that the writer rests. */
    List<String> rows(Set<String> names) {
        return names.stream()
                .flatMap(name -> versions.getOrDefault(name, List.of()).stream())
                .flatMap(it -> LongStream.range(0, ROWS).mapToObj(n -> it + "," + n))
                .sorted()
                .toList();
    }

    private void act(int moment) {
        Act act = plan.get(moment);
        try {
            if (act == Act.ADD) {
                replace("part-new-" + version);
            } else if (act == Act.REPLACE) {
                replace("part-" + random.nextInt(FILES));
            } else if (act == Act.APPEND) {
                append("part-" + random.nextInt(FILES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(String name) throws IOException {
        long written = version++;
        FSDataOutputStream appending = open.remove(name);
        if (appending != null) {
            appending.close();
        }
        try (FSDataOutputStream out = files.create(new Path(folder, name), true)) {
            out.write(bytes(written));
        }
        versions.put(name, List.of(written));
    }

    /** On HDFS the file stays open: what was appended can be read, though neither length nor time tell of it. */
    private void append(String name) throws IOException {
        if ("s3a".equals(files.getUri().getScheme()) || format != Format.CSV) {
            replace(name);
            return;
        }
        long written = version++;
        // HDFS lets a file be opened for this once at a time
        FSDataOutputStream appending = open.remove(name);
        FSDataOutputStream out = appending == null ? files.append(new Path(folder, name)) : appending;
        String lines = text(written);
        out.write(lines.substring(lines.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
        out.hflush();
        open.put(name, out);
        versions.merge(
                name,
                List.of(written),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }

    private byte[] bytes(long written) {
        return format == Format.CSV
                ? text(written).getBytes(StandardCharsets.UTF_8)
                : ContractFiles.parts("SELECT id DIV " + ROWS + " AS version, id % " + ROWS + " AS n, id DIV " + ROWS
                                + " AS day FROM range(" + VERSIONS * ROWS + ")")
                        .get((int) written);
    }

    private static String text(long written) {
        StringBuilder text = new StringBuilder("version,n\n");
        for (int n = 0; n < ROWS; n++) {
            text.append(written).append(',').append(n).append('\n');
        }
        return text.toString();
    }

    /** Ends what was left open. */
    void rest() throws IOException {
        for (FSDataOutputStream it : open.values()) {
            it.close();
        }
    }

    @Override
    public String toString() {
        return plan.toString();
    }

    private enum Act {
        ADD,
        REPLACE,
        APPEND
    }
}
