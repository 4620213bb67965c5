package dev.gristmill.trainer.session;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathFilter;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * HDFS for executors that are on its hosts and do not bear their names, such as containers with addresses of their own:
 * says of each block which executors are beside it. Every source of Spark asks the file system, and so profits.
 *
 * <p>The setting {@value #HOSTS} has the names, as in {@code node-1=10.0.0.7,node-2=10.0.0.9}: what HDFS calls a host, and
 * what Spark calls the executor there. Hosts that are not in it keep their names.
 */
public final class PlacedHdfs extends DistributedFileSystem {

    static final String HOSTS = "gristmill.hdfs.hosts";

    private static final ErrorCode SETTING = new ErrorCode("RUN-814", Blame.USER, ExitCode.INVALID);

    private Map<String, String> names = Map.of();

    @Override
    public void initialize(URI uri, Configuration settings) throws IOException {
        super.initialize(uri, settings);
        names = names(settings.get(HOSTS, ""));
    }

    static Map<String, String> names(String setting) {
        Map<String, String> names = new HashMap<>();
        for (String entry : setting.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (!entry.isBlank() && equals > 0 && equals < entry.length() - 1) {
                names.put(
                        entry.substring(0, equals).strip(),
                        entry.substring(equals + 1).strip());
            } else if (!entry.isBlank()) {
                throw new GristmillException(
                        SETTING,
                        "Invalid " + HOSTS + ": '" + entry + "' (expected HOST=EXECUTOR,..., as in node-1=10.0.0.7)",
                        null,
                        null);
            }
        }
        return names;
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) throws IOException {
        return placed(super.getFileBlockLocations(file, start, length));
    }

    @Override
    public BlockLocation[] getFileBlockLocations(Path path, long start, long length) throws IOException {
        return placed(super.getFileBlockLocations(path, start, length));
    }

    @Override
    protected RemoteIterator<LocatedFileStatus> listLocatedStatus(Path path, PathFilter filter) throws IOException {
        RemoteIterator<LocatedFileStatus> all = super.listLocatedStatus(path, filter);
        return new RemoteIterator<>() {

            @Override
            public boolean hasNext() throws IOException {
                return all.hasNext();
            }

            @Override
            public LocatedFileStatus next() throws IOException {
                LocatedFileStatus status = all.next();
                placed(status.getBlockLocations());
                return status;
            }
        };
    }

    private BlockLocation[] placed(BlockLocation[] locations) throws IOException {
        for (BlockLocation location : locations == null ? new BlockLocation[0] : locations) {
            String[] hosts = location.getHosts();
            for (int i = 0; i < hosts.length; i++) {
                hosts[i] = names.getOrDefault(hosts[i], hosts[i]);
            }
            location.setHosts(hosts);
        }
        return locations;
    }
}
