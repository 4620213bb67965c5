package dev.gristmill.store.checkpoint;

import dev.gristmill.store.json.Sha256;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a checkpoint says of itself ({@code CHECKPOINT.json}). It is written once the state is stored, so that a checkpoint
 * is whole or none.
 *
 * @param sequence counts the checkpoints of one attempt, from 1
 * @param epoch of the attempt that wrote it
 * @param attemptId the attempt that wrote it
 * @param iteration how many iterations it has behind it
 * @param createdAt by the writer's clock
 * @param basis what must be the same for a fit to go on from it, by name: job, inputs, learner, versions
 * @param sizeBytes of the state
 * @param sha256 of the state
 */
public record Checkpoint(
        int sequence,
        long epoch,
        String attemptId,
        int iteration,
        Instant createdAt,
        Map<String, String> basis,
        long sizeBytes,
        String sha256) {

    public Checkpoint {
        basis = Collections.unmodifiableMap(new TreeMap<>(basis));
    }

    boolean describes(byte[] state) {
        return state.length == sizeBytes && Sha256.of(state).equals(sha256);
    }

    /** The names of what differs. */
    Set<String> differences(Map<String, String> other) {
        Set<String> names = new TreeSet<>(basis.keySet());
        names.addAll(other.keySet());
        names.removeIf(name -> basis.containsKey(name) && basis.get(name).equals(other.get(name)));
        return names;
    }
}
