package dev.gristmill.trainer.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that have a flaw.
 *
 * @param flaw which
 * @param counts how many rows have it, by column
 * @param told all that there is to say, as the end of a sentence
 */
record FlawFound(Flaw flaw, Map<String, Long> counts, String told) {

    FlawFound {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
