package dev.gristmill.store.storage;

import java.net.URI;
import java.util.Set;

/** Opens storages of one kind; found by {@link java.util.ServiceLoader}. */
public interface StorageProvider {

    /** The URI schemes that this provider opens, in lower case. */
    Set<String> schemes();

    /** The storage at this location; touches nothing yet. */
    Storage open(URI location);
}
