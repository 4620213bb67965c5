package dev.gristmill.storage.hadoop;

import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The client of one file system, made on first use. Not Hadoop's shared one: whoever asks for that first decides its
 * settings, and Spark's are not ours.
 */
final class HadoopConnection {

    private final URI root;
    private final Configuration settings;
    private final KerberosLogin login;
    private final HadoopFailures failures;
    private @Nullable FileSystem files;
    private @Nullable Writes writes;

    HadoopConnection(URI root, Configuration settings, KerberosLogin login, HadoopFailures failures) {
        this.root = root;
        this.settings = settings;
        this.login = login;
        this.failures = failures;
    }

    synchronized FileSystem files() {
        FileSystem there = files;
        if (there == null) {
            login.ensure(settings);
            there = open();
            files = there;
        }
        return there;
    }

    /** How one writes there; always the same one, for a client of HDFS is not collected as garbage. */
    synchronized Writes writes(Supplier<String> nonces) {
        Writes there = writes;
        if (there == null) {
            FileSystem client = files();
            there = switch (String.valueOf(root.getScheme())) {
                case "hdfs" -> new HdfsWrites(context(), nonces);
                case "s3a" -> new S3aWrites(client);
                case "gs" -> new CreateWrites(client);
                default -> new RenameWrites(client, nonces);
            };
            writes = there;
        }
        return there;
    }

    private FileSystem open() {
        try {
            return FileSystem.newInstance(root, settings);
        } catch (IOException | IllegalArgumentException e) {
            throw failures.connecting(e);
        }
    }

    private FileContext context() {
        try {
            return FileContext.getFileContext(root, settings);
        } catch (IOException e) {
            throw failures.connecting(e);
        }
    }
}
