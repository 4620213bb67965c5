package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.Author;
import dev.gristmill.store.log.Claim;
import dev.gristmill.store.log.InputsReference;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.Owner;
import dev.gristmill.store.log.Rerun;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From a request to the right to write. */
public final class RunProtocol {

    private static final int LOOKS_PER_TTL = 60;

    private final Storage storage;
    private final RunEnvironment environment;

    /** The protocol over this storage. */
    public RunProtocol(Storage storage, RunEnvironment environment) {
        this.storage = storage;
        this.environment = environment;
    }

    /** What there is to do; refused with a retryable failure while a process of this host is at it. */
    public RunStart begin(RunRequest request) {
        ModelState state = log(request).read();
        RunStart start = new StartDecision(state, request, environment.nonces()).start();
        if (start instanceof RunStart.Claimable) {
            state.lastAttempt().ifPresent(this::requireDead);
        }
        return start;
    }

    /**
     * What there is to do, once it is clear whether another run of the model is at work.
     *
     * @param overlap what to do if there is one: {@link RunStart.Held} is the answer for {@link Overlap#SKIP} alone
     * @param waiting is told, again and again, for whom we wait; what it throws ends the waiting
     */
    public RunStart begin(RunRequest request, Overlap overlap, Consumer<RunStart.Held> waiting) {
        HolderWatch watch = new HolderWatch(storage, environment, request.model());
        while (true) {
            ModelState state = log(request).read();
            RunStart start = new StartDecision(state, request, environment.nonces()).start();
            Attempt holder = state.lastAttempt()
                    .filter(attempt -> attempt.release() == null)
                    .orElse(null);
            if (!(start instanceof RunStart.Claimable) || holder == null || overlap == Overlap.REPLACE) {
                return start;
            }
            RunStart.Held held = new RunStart.Held(start.runId(), holder);
            HolderWatch.Life life = watch.look(holder);
            if (life == HolderWatch.Life.DEAD) {
                return start;
            }
            if (life == HolderWatch.Life.ALIVE && overlap == Overlap.SKIP) {
                return held;
            }
            waiting.accept(held);
            pause();
        }
    }

    private void pause() {
        try {
            environment.time().pause(environment.claimTtl().dividedBy(LOOKS_PER_TTL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GristmillException(
                    StoreErrors.RUN_ALIVE,
                    "Cannot wait for the other run of the model: interrupted",
                    null,
                    "start the run again",
                    e);
        }
    }

    /** Stores the inputs and claims the model for a new attempt. */
    public RunClaim claim(RunStart.Claimable start, RunRequest request, byte[] inputs) {
        requireSameInputs(start, inputs);
        ModelLog log = log(request);
        int number = log.read().attemptsOf(start.runId()).size() + 1;
        String attemptId = RunIds.attempt(number, environment.nonces().get());
        AttemptLayout layout = new AttemptLayout(request.model(), start.runId(), attemptId);
        if (environment.puts(storage).put(layout.inputsKey(), inputs) == PutOutcome.EXISTS) {
            throw protocol("Cannot begin attempt " + attemptId + ": another attempt has its name");
        }
        InputsReference reference = new InputsReference(layout.inputsKey(), Sha256.of(inputs));
        Author author = new Author(start.epoch() + 1, start.runId(), attemptId);
        ModelState claimed = log.append(author, claim(start, request, reference));
        return new RunClaim(storage, log, environment, claimed);
    }

    /** What an attempt wrote down about its inputs, checked against the log. */
    public byte[] inputs(InputsReference reference) {
        return RecordedInputs.read(storage, reference);
    }

    private Claim claim(RunStart.Claimable start, RunRequest request, InputsReference inputs) {
        return new Claim(
                environment.processes().self(),
                environment.claimTtl().toSeconds(),
                request.job(),
                request.logicalDate(),
                new Rerun(start.rerun(), request.rerunReason()),
                inputs,
                resumedFrom(start));
    }

    private static @Nullable String resumedFrom(RunStart.Claimable start) {
        if (start instanceof RunStart.Continued continued) {
            return continued.previousAttempt();
        }
        return start instanceof RunStart.Committed committed
                ? committed.version().attemptId()
                : null;
    }

    private static void requireSameInputs(RunStart.Claimable start, byte[] inputs) {
        InputsReference recorded = null;
        if (start instanceof RunStart.Continued continued) {
            recorded = continued.inputs();
        } else if (start instanceof RunStart.Committed committed) {
            recorded = committed.inputs();
        }
        if (recorded != null && !recorded.sha256().equals(Sha256.of(inputs))) {
            throw protocol("Cannot continue run " + start.runId() + ": these are not the inputs that it recorded");
        }
    }

    private void requireDead(Attempt attempt) {
        Owner owner = attempt.claim().owner();
        if (attempt.release() == null && environment.processes().alive(owner)) {
            throw new GristmillException(
                    StoreErrors.RUN_ALIVE,
                    "Cannot start: run " + attempt.runId() + " is being run by process " + owner.pid() + " on "
                            + owner.host(),
                    null,
                    "wait until it has ended, or end it, and start again");
        }
    }

    private ModelLog log(RunRequest request) {
        return environment.log(storage, new ModelLayout(request.model()));
    }

    private static GristmillException protocol(String message) {
        return new GristmillException(StoreErrors.PROTOCOL, message, null, null);
    }
}
