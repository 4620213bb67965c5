package dev.gristmill.trainer.run;

import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.store.json.CanonicalJson;
import java.io.IOException;
import java.util.Map;

/**
 * What a run reads: the content of {@code inputs.json}.
 *
 * @param sources the pins, by the sources' names
 */
record Inputs(Map<String, SourceSnapshot> sources) {

    Inputs {
        sources = Map.copyOf(sources);
    }

    /** The document; the same bytes for the same pin. */
    byte[] json() {
        return CanonicalJson.document(this);
    }

    /** What {@link #json} wrote, perhaps long ago. */
    static Inputs read(byte[] json) {
        try {
            return CanonicalJson.readDocument(json, Inputs.class);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read inputs.json: " + e.getMessage(), e);
        }
    }
}
