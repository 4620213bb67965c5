package dev.gristmill.store.storage;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Finds the storage for a location: a local path, a {@code file:} URI, or the URI of an installed provider's scheme. */
public final class Storages {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);
    private static final Pattern USER_INFO = Pattern.compile("//.*@");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private Storages() {}

    /** The storage at this location; touches nothing yet. */
    public static Storage open(String location, Supplier<String> nonces) {
        Matcher scheme = SCHEME.matcher(location);
        if (!scheme.matches()) {
            return local(location, nonces);
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        return name.equals("file") ? file(location, nonces) : provided(name, location);
    }

    /** The location without user, password, query and fragment: fit for messages. */
    public static String redact(String location) {
        return QUERY.matcher(USER_INFO.matcher(location).replaceFirst("//***@")).replaceFirst("");
    }

    private static Storage local(String location, Supplier<String> nonces) {
        if (location.isBlank()) {
            throw invalid(location, "it is empty");
        }
        try {
            return new LocalStorage(Path.of(location), nonces);
        } catch (InvalidPathException e) {
            throw invalid(location, "it is not a path");
        }
    }

    private static Storage file(String location, Supplier<String> nonces) {
        try {
            return new LocalStorage(Path.of(uri(location)), nonces);
        } catch (IllegalArgumentException e) {
            throw invalid(location, "it does not name a folder of this host, as file:///srv/models would");
        }
    }

    private static Storage provided(String scheme, String location) {
        Iterable<StorageProvider> providers = ServiceLoader.load(StorageProvider.class);
        return StreamSupport.stream(providers.spliterator(), false)
                .filter(provider -> provider.schemes().contains(scheme))
                .findFirst()
                .orElseThrow(() -> invalid(
                        location,
                        "no storage for '" + scheme + "' in this version (available: "
                                + String.join(", ", available(providers)) + ")"))
                .open(uri(location));
    }

    private static Set<String> available(Iterable<StorageProvider> providers) {
        Set<String> schemes = new TreeSet<>(Set.of("file"));
        providers.forEach(provider -> schemes.addAll(provider.schemes()));
        return schemes;
    }

    private static URI uri(String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            throw invalid(location, "it is not a URI");
        }
    }

    // Without a cause: the exceptions of java.net and java.nio repeat the whole location, secrets included
    private static GristmillException invalid(String location, String reason) {
        return new GristmillException(
                StoreErrors.INVALID_LOCATION,
                "Cannot open the store '" + redact(location) + "': " + reason,
                null,
                "name a local folder or a URI by --store, MODEL_STORE or publish.store");
    }
}
