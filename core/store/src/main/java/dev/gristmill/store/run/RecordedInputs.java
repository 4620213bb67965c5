package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.log.InputsReference;
import dev.gristmill.store.storage.Storage;

/** Reads what an attempt wrote down about its inputs. */
final class RecordedInputs {

    private static final String HINT = "start a new run: --rerun REASON for a date, any change of the job otherwise";

    private RecordedInputs() {}

    static byte[] read(Storage storage, InputsReference reference) {
        String where = storage.uri(reference.key()).toString();
        byte[] bytes = storage.read(reference.key())
                .orElseThrow(() -> new GristmillException(
                        StoreErrors.FILES_DIFFER, "Cannot continue the run: its inputs.json is missing", where, HINT));
        if (!Sha256.of(bytes).equals(reference.sha256())) {
            throw new GristmillException(
                    StoreErrors.CONTENT_DIFFERS,
                    "Cannot continue the run: its inputs.json was changed after it was stored",
                    where,
                    HINT);
        }
        return bytes;
    }
}
