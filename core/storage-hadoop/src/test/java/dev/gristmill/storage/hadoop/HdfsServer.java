package dev.gristmill.storage.hadoop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A NameNode and a DataNode in this JVM, started once and ended with it. */
final class HdfsServer {

    private HdfsServer() {}

    static URI root(String folder) {
        return URI.create("hdfs://127.0.0.1:" + Holder.CLUSTER.getNameNodePort() + "/" + folder);
    }

    static Configuration settings() {
        return new Configuration(false);
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
                        .numDataNodes(1)
                        .build();
                CLUSTER.waitActive();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> CLUSTER.shutdown(true)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
