package dev.gristmill.benchmark;

import dev.gristmill.store.time.HostTime;
import dev.gristmill.trainer.run.Plugins;
import dev.gristmill.trainer.session.LinearAlgebra;
import dev.gristmill.trainer.session.SessionLease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what going step by step costs: for each learner A spark.ml's own fit of cached rows, B the fit by steps, C the
 * same with a checkpoint after every step, in turns within one process. Prints tables of markdown on stdout and every
 * round on stderr. {@code docs/performance.md} says how to read them.
 *
 * <pre>
 * IterationOverhead [ROUNDS [NAME...]]
 * </pre>
 *
 * <p>{@code ROUNDS} is how many are measured after the one that warms up, 5 by default; {@code NAME} is what a learner's
 * begins with, all by default.
 */
public final class IterationOverhead {

    private static final String ROUNDS = "5";

    private final Machine machine = new Machine(Path.of("/proc"));
    private final int rounds;
    private final List<Subject> subjects;

    private IterationOverhead(int rounds, List<Subject> subjects) {
        this.rounds = rounds;
        this.subjects = subjects;
    }

    public static void main(String[] arguments) {
        String rounds = arguments.length == 0 ? ROUNDS : arguments[0];
        if (!rounds.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("Invalid ROUNDS: '" + rounds + "' (expected 1 to 999)");
        }
        List<String> names = List.of(arguments).stream().skip(1).toList();
        List<Subject> subjects = Subjects.all().stream()
                .filter(it -> names.isEmpty() || names.stream().anyMatch(it.name()::startsWith))
                .toList();
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("Invalid NAME: '" + names + "' (expected a beginning of one of "
                    + Subjects.all().stream().map(Subject::name).toList() + ")");
        }
        System.out.print(new IterationOverhead(Integer.parseInt(rounds), subjects).measure());
    }

    private String measure() {
        double before = machine.load();
        List<Comparison> comparisons = new ArrayList<>();
        try (SessionLease lease = new SessionLease("local[" + machine.cores() + "]", "iteration-overhead")) {
            Race race = new Race(
                    lease.session(Map.of()),
                    Plugins.load(IterationOverhead.class.getClassLoader()).iterative(),
                    new Stopwatch(new HostTime(), IterationOverhead::cpu),
                    new Neighbours(Path.of("/proc/stat"), machine.cores()),
                    System.err::println);
            subjects.forEach(it -> comparisons.add(race.run(it, rounds)));
        }
        OverheadTable table = new OverheadTable(comparisons);
        return circumstances(before) + table.verdict() + "\n" + table.markdown();
    }

    private static Duration cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("Cannot measure: the system tells no CPU time"));
    }

    private String circumstances(double before) {
        return String.format(
                Locale.ROOT,
                """
                Date: %s. Machine: %s.
                Linear algebra: %s.
                Rounds: %d after one that warms up. Load average: %.2f before, %.2f after (this process included).
                """,
                InstantSource.system().instant().atZone(ZoneOffset.UTC).toLocalDate(),
                machine.describe(),
                LinearAlgebra.describe(),
                rounds,
                before,
                machine.load());
    }
}
