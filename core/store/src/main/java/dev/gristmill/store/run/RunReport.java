package dev.gristmill.store.run;

import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.storage.Storage;
import java.net.URI;

/**
 * Where an attempt's report is.
 *
 * @param html for people
 * @param json for programs
 */
public record RunReport(URI html, URI json) {

    /** That of an attempt, whether it is there or not. */
    public static RunReport of(Storage storage, AttemptLayout layout) {
        return new RunReport(storage.uri(layout.reportKey()), storage.uri(layout.reportDataKey()));
    }
}
