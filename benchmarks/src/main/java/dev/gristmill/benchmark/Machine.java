package dev.gristmill.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.package$;

/** What is measured on, without the machine's name. */
final class Machine {

    private static final Pattern PROCESSOR = Pattern.compile("model name\\s*: (?<value>.+)");
    private static final Pattern MEMORY = Pattern.compile("MemTotal: +(?<value>[0-9]+) kB");
    private static final double KIB_IN_GIB = 1 << 20;
    private static final double BYTES_IN_GIB = 1 << 30;

    private final Path proc;

    /** As the system tells it in this folder, which Linux has at {@code /proc}; without it less is known. */
    Machine(Path proc) {
        this.proc = proc;
    }

    /** Cores, memory and what runs on them, in one sentence without a final period. */
    String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %s memory, heap %.1f GiB, %s %s, Java %s, Spark %s",
                cores(),
                value("cpuinfo", PROCESSOR),
                memory(),
                Runtime.getRuntime().maxMemory() / BYTES_IN_GIB,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                package$.MODULE$.SPARK_VERSION());
    }

    /** Those that the JVM may use. */
    int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** How many threads wanted a core in the last minute, on average, this process's own among them. */
    double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private String memory() {
        String kib = value("meminfo", MEMORY);
        return kib.equals("unknown") ? kib : String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(kib) / KIB_IN_GIB);
    }

    private String value(String file, Pattern pattern) {
        Path path = proc.resolve(file);
        if (!Files.isReadable(path)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.map(pattern::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .map(found -> found.group("value"))
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
