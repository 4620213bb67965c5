package dev.gristmill.storage.hadoop;

import dev.gristmill.error.GristmillException;
import dev.gristmill.error.Redaction;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.RandomNonces;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StorageProvider;
import dev.gristmill.store.storage.Storages;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Opens HDFS, S3A and ABFS, whose put-if-absent is proven; and, for whoever insists, any other file system that Hadoop
 * finds on the class path. Settings and credentials come by Hadoop's own ways.
 */
public final class HadoopStorageProvider implements StorageProvider {

    private static final Set<String> PROVEN = Set.of("hdfs", "s3a", "abfs", "abfss");

    private final Map<String, String> environment;
    private final Properties properties;

    /** With the environment and the properties of this process. */
    public HadoopStorageProvider() {
        this(System.getenv(), System.getProperties());
    }

    HadoopStorageProvider(Map<String, String> environment, Properties properties) {
        this.environment = environment;
        this.properties = properties;
    }

    @Override
    public Set<String> schemes() {
        return PROVEN;
    }

    @Override
    public Storage open(URI location) {
        return open(location, HadoopSettings.of(properties));
    }

    @Override
    public boolean opensUnproven() {
        return true;
    }

    Storage open(URI location, Configuration settings) {
        URI root = root(location);
        HadoopFailures failures = new HadoopFailures(root, Redaction.of(settings));
        HadoopConnection connection = new HadoopConnection(root, settings, new KerberosLogin(environment), failures);
        return new HadoopStorage(root, connection, failures, new RandomNonces(new SecureRandom()));
    }

    private static URI root(URI location) {
        String authority = location.getRawAuthority();
        boolean secret = authority != null && authority.matches(".*:.*@.*");
        if (secret || location.getRawQuery() != null || location.getRawFragment() != null || location.isOpaque()) {
            throw new GristmillException(
                    StoreErrors.INVALID_LOCATION,
                    "Cannot open the store '" + Storages.redact(location.toString())
                            + "': it must be a scheme, a host, bucket or container, and a path",
                    null,
                    "credentials belong into Hadoop's settings: docs/store.md says how");
        }
        String path = location.normalize().getPath();
        String folder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String scheme = location.getScheme().toLowerCase(Locale.ROOT);
        return HadoopStorage.uri(scheme, location.getAuthority(), folder);
    }
}
