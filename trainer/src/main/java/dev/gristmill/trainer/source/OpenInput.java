package dev.gristmill.trainer.source;

import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import java.util.Map;

/**
 * What a job reads, opened.
 *
 * @param read the rows, of one source or of a query over several; closing it closes all
 * @param pins what each source was pinned to, by its name
 */
public record OpenInput(SourceRead read, Map<String, SourceSnapshot> pins) {

    public OpenInput {
        pins = Map.copyOf(pins);
    }
}
