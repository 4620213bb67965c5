package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs that the logs of a store know, and how far each is. Nothing is cached, so every answer is that of the moment.
 * Safe for use by several threads.
 */
public final class StoredRuns {

    private static final int SHORTEST = 4;
    private static final int TOLD = 10;

    private final Storage storage;
    private final Supplier<List<String>> models;
    private final Function<String, ModelState> states;

    /**
     * The runs in this storage.
     *
     * @param models the names of the models there
     * @param states what the log of a model says; an empty state for a model that is not there
     */
    public StoredRuns(Storage storage, Supplier<List<String>> models, Function<String, ModelState> states) {
        this.storage = storage;
        this.models = models;
        this.states = states;
    }

    /**
     * The run that a user means; a model's name counts before a run's id.
     *
     * @param text a model's name for its newest run, or the first digits of a run's id, at least 4
     * @throws GristmillException that names the runs that are there, or between which it cannot choose
     */
    public StoredRun find(String text) {
        Optional<StoredRun> newest = ModelLayout.isName(text) ? newestOf(text) : Optional.empty();
        return newest.orElseGet(() -> startingWith(text));
    }

    /** The run with its newest attempt of now. */
    public StoredRun newest(StoredRun run) {
        return runs(run.model())
                .filter(now -> now.runId().equals(run.runId()))
                .findFirst()
                .orElse(run);
    }

    /** How far the attempt is; empty if it has not said so yet, or its files were collected. */
    public Optional<RunStatus> lookUp(StoredRun run) {
        return storage.read(run.layout().statusKey()).map(json -> parse(run, json));
    }

    /** How far the attempt is. */
    public RunStatus status(StoredRun run) {
        return lookUp(run)
                .orElseThrow(() -> new GristmillException(
                        StoreErrors.RUN_MISSING,
                        "Cannot find the status of attempt " + run.attempt().attemptId() + " of run " + run.words()
                                + ": it has not begun to tell, or its files were collected",
                        storage.uri(run.layout().statusKey()).toString(),
                        "models history " + run.model() + " tells how its runs ended"));
    }

    /** The folder of the attempt's records. */
    public URI folder(StoredRun run) {
        return storage.uri(run.layout().runFolder());
    }

    private Optional<StoredRun> newestOf(String model) {
        return states.apply(model).lastAttempt().map(attempt -> new StoredRun(model, attempt));
    }

    private StoredRun startingWith(String text) {
        if (text.length() < SHORTEST) {
            throw new GristmillException(
                    StoreErrors.RUN_AMBIGUOUS,
                    "Invalid run: '" + text + "' (expected at least the first " + SHORTEST
                            + " digits of a run's id, or a model's name)",
                    null,
                    null);
        }
        List<StoredRun> there = models.get().stream()
                .flatMap(this::runs)
                .sorted(Comparator.comparing((StoredRun run) -> run.attempt().claimedAt())
                        .reversed())
                .toList();
        List<StoredRun> meant =
                there.stream().filter(run -> run.runId().startsWith(text)).toList();
        if (meant.size() > 1) {
            throw new GristmillException(
                    StoreErrors.RUN_AMBIGUOUS,
                    "Cannot choose a run: the ids of " + meant.size() + " begin with '" + text + "'",
                    storage.root().toString(),
                    "name more digits of one of " + words(meant));
        }
        return meant.stream().findFirst().orElseThrow(() -> missing(text, there));
    }

    /** Of each run the newest attempt. */
    private Stream<StoredRun> runs(String model) {
        Map<String, Attempt> newest = states.apply(model).attempts().stream()
                .collect(Collectors.toMap(Attempt::runId, Function.identity(), (older, newer) -> newer));
        return newest.values().stream().map(attempt -> new StoredRun(model, attempt));
    }

    private GristmillException missing(String text, List<StoredRun> there) {
        return new GristmillException(
                StoreErrors.RUN_MISSING,
                "Cannot find run '" + text + "': no id begins so, and no model has this name",
                storage.root().toString(),
                there.isEmpty() ? "no run has begun there yet" : "runs there: " + words(there));
    }

    private static String words(List<StoredRun> runs) {
        String more = runs.size() > TOLD ? ", and " + (runs.size() - TOLD) + " older ones" : "";
        return runs.stream().limit(TOLD).map(StoredRun::words).collect(Collectors.joining(", ")) + more;
    }

    private RunStatus parse(StoredRun run, byte[] json) {
        try {
            return RunStatus.read(json);
        } catch (IOException e) {
            throw new GristmillException(
                    StoreErrors.STATUS_DAMAGED,
                    "Cannot read the status of run " + run.words() + ": " + e.getMessage(),
                    storage.uri(run.layout().statusKey()).toString(),
                    "use a Gristmill that is no older than the one that wrote it; the run itself does not read it",
                    e);
        }
    }
}
