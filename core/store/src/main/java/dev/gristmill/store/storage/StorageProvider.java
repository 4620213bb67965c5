package dev.gristmill.store.storage;

import java.net.URI;
import java.util.Set;

/** Opens storages of one kind; found by {@link java.util.ServiceLoader}. */
public interface StorageProvider {

    /** The URI schemes, in lower case, whose storages are proven to keep the promise of {@link Storage#putIfAbsent}. */
    Set<String> schemes();

    /** The storage at this location; touches nothing yet. */
    Storage open(URI location);

    /** Whether this provider opens locations of any other scheme too, for whoever takes the risk. */
    default boolean opensUnproven() {
        return false;
    }
}
