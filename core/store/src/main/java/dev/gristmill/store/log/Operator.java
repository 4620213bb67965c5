package dev.gristmill.store.log;

import java.util.Objects;

/**
 * A person who acts on a model beside its runs.
 *
 * @param user the account's name
 * @param host the host's name, in a container the pod's
 */
public record Operator(String user, String host) {

    public Operator {
        Objects.requireNonNull(user);
        Objects.requireNonNull(host);
    }

    /** {@code USER@HOST}. */
    @Override
    public String toString() {
        return user + "@" + host;
    }
}
