package dev.gristmill.spi;

import dev.gristmill.error.GristmillException;
import java.util.Optional;

/** A read of a source that can tell what is wrong with the source when Spark fails while it reads the rows. */
public interface DiagnosedRead extends SourceRead {

    /**
     * Says what a failure of Spark means in terms of the source.
     *
     * @param failure what Spark threw
     * @return what to report instead; empty when the source has nothing to do with it
     */
    Optional<GristmillException> diagnose(Throwable failure);
}
