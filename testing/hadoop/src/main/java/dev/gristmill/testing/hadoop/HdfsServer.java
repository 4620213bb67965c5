package dev.gristmill.testing.hadoop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A NameNode and two DataNodes in this JVM, started once and ended with it. */
public final class HdfsServer {

    /** Where the DataNodes stand, in the order of {@link #HOSTS}. */
    public static final List<String> RACKS = List.of("/rack-1", "/rack-2");

    /** What the DataNodes are called where somebody asks which hosts have a block. */
    public static final List<String> HOSTS = List.of("mill-1", "mill-2");

    private HdfsServer() {}

    /** What a client should know: where more replicas are wanted than there are DataNodes, none can be appended to. */
    public static Map<String, String> settings() {
        return Map.of("dfs.replication", Integer.toString(HOSTS.size()));
    }

    /** A folder that belongs to the caller alone if nobody else names it so. */
    public static URI root(String folder) {
        return URI.create("hdfs://127.0.0.1:" + Holder.CLUSTER.getNameNodePort() + "/" + folder);
    }

    private static final class Holder {

        static final MiniDFSCluster CLUSTER;

        static {
            try {
                Path folder = Files.createTempDirectory("hdfs");
                Configuration settings = new Configuration();
                // Edits in memory: the tests fell no machine
                settings.setBoolean("dfs.namenode.edits.noeditlogchannelflush", true);
                CLUSTER = new MiniDFSCluster.Builder(settings, folder.toFile())
                        .numDataNodes(HOSTS.size())
                        .hosts(HOSTS.toArray(String[]::new))
                        .racks(RACKS.toArray(String[]::new))
                        .build();
                CLUSTER.waitActive();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> CLUSTER.shutdown(true)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
