package dev.gristmill.store.gc;

import java.util.List;

/**
 * What a collection found and did.
 *
 * @param model the model's name
 * @param garbage every attempt that was looked at for deletion: older tombstones first, then by run and attempt
 * @param leftoverBytes what writers that crashed had left under hidden names, and is gone
 */
public record GarbageReport(String model, List<Garbage> garbage, long leftoverBytes) {

    public GarbageReport {
        garbage = List.copyOf(garbage);
    }

    /** The bytes of all attempts at this stage. */
    public long sizeBytes(Garbage.Stage stage) {
        return garbage.stream()
                .filter(one -> one.stage() == stage)
                .mapToLong(Garbage::sizeBytes)
                .sum();
    }
}
