package dev.gristmill.store.storage;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Finds the storage for a location: a local path, a {@code file:} URI, or the URI of an installed provider's scheme. The
 * URI of a scheme that nobody has proven needs {@code unproven+} before it.
 */
public final class Storages {

    /** Stands before a URI whose scheme is used at the user's own risk. */
    public static final String UNPROVEN = "unproven+";

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
        if (location.startsWith(UNPROVEN)) {
            return openUnproven(location, nonces);
        }
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
        return provider(providers, scheme)
                .orElseThrow(() ->
                        provider(providers, StorageProvider::opensUnproven).isPresent()
                                ? unproven(scheme, location)
                                : unavailable(scheme, location, providers))
                .open(uri(location));
    }

    /**
     * The storage at this location, which may be of a scheme that nobody has proven: for whoever tries it out, or says
     * by {@value #UNPROVEN} that it was.
     */
    public static Storage openUnproven(String location, Supplier<String> nonces) {
        String bare = location.startsWith(UNPROVEN) ? location.substring(UNPROVEN.length()) : location;
        Matcher scheme = SCHEME.matcher(bare);
        String name = scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
        boolean local = name.isEmpty() || (name.equals("file") && bare.equals(location));
        if (local) {
            return open(bare, nonces);
        }
        Iterable<StorageProvider> providers = ServiceLoader.load(StorageProvider.class);
        return provider(providers, name)
                .or(() -> provider(providers, StorageProvider::opensUnproven))
                .orElseThrow(() -> unavailable(name, location, providers))
                .open(uri(bare));
    }

    private static Optional<StorageProvider> provider(Iterable<StorageProvider> providers, String scheme) {
        return provider(providers, provider -> provider.schemes().contains(scheme));
    }

    private static Optional<StorageProvider> provider(
            Iterable<StorageProvider> providers, Predicate<StorageProvider> wanted) {
        return StreamSupport.stream(providers.spliterator(), false)
                .filter(wanted)
                .findFirst();
    }

    private static GristmillException unavailable(String scheme, String location, Iterable<StorageProvider> providers) {
        return invalid(
                location,
                "no storage for '" + scheme + "' in this version (available: " + String.join(", ", available(providers))
                        + ")");
    }

    private static GristmillException unproven(String scheme, String location) {
        return new GristmillException(
                StoreErrors.UNPROVEN,
                "Cannot open the store '" + redact(location) + "': nobody has proven that '" + scheme
                        + "' keeps two writers apart",
                null,
                "try it out by gristmill store doctor; if all probes pass and you take the risk, put " + UNPROVEN
                        + " before the location");
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
