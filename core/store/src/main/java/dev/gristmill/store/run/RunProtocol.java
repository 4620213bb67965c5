package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
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
import org.jspecify.annotations.Nullable;

/** From a request to the right to write. */
public final class RunProtocol {

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

    /** Stores the inputs and claims the model for a new attempt. */
    public RunClaim claim(RunStart.Claimable start, RunRequest request, byte[] inputs) {
        requireSameInputs(start, inputs);
        ModelLog log = log(request);
        int number = log.read().attemptsOf(start.runId()).size() + 1;
        String attemptId = RunIds.attempt(number, environment.nonces().get());
        AttemptLayout layout = new AttemptLayout(request.model(), start.runId(), attemptId);
        if (storage.putIfAbsent(layout.inputsKey(), inputs) == PutOutcome.EXISTS) {
            throw protocol("Cannot begin attempt " + attemptId + ": another attempt has its name");
        }
        InputsReference reference = new InputsReference(layout.inputsKey(), Sha256.of(inputs));
        Author author = new Author(start.epoch() + 1, start.runId(), attemptId);
        ModelState claimed = log.append(author, claim(start, request, reference));
        return new RunClaim(storage, log, environment.clock(), claimed);
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
        return new ModelLog(storage, new ModelLayout(request.model()), environment.clock(), environment.nonces());
    }

    private static GristmillException protocol(String message) {
        return new GristmillException(StoreErrors.PROTOCOL, message, null, null);
    }
}
