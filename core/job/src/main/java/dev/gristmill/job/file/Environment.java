package dev.gristmill.job.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** What a job file may look up outside itself. */
public interface Environment {

    /** The value of an environment variable; empty when it is not set. */
    Optional<String> variable(String name);

    /**
     * Opens a file; the caller closes it.
     *
     * @throws IOException when it is not there or may not be read
     */
    InputStream open(Path file) throws IOException;

    /** The environment of this process. */
    static Environment system() {
        return new SystemEnvironment();
    }
}
