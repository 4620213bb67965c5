package dev.gristmill.store.log;

import java.util.Objects;

/**
 * Which job, and which edition of it.
 *
 * @param name the job's name
 * @param digest SHA-256 in hexadecimal of what makes two jobs the same training
 */
public record JobIdentity(String name, String digest) {

    public JobIdentity {
        Objects.requireNonNull(name);
        Objects.requireNonNull(digest);
    }
}
