package dev.gristmill.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Azurite, an emulator of Azure's blobs, as a process; started once per JVM and ended with it. */
public final class AzuriteServer {

    /** The host of a URI, after the container and {@code @}. */
    public static final String ACCOUNT = "devstoreaccount1.dfs.core.windows.net";

    /** The emulator's own, the same everywhere. */
    public static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private AzuriteServer() {}

    /** What ABFS needs to find it; a container is made when it is first asked for. */
    public static Map<String, String> settings() {
        return Map.of(
                "fs.azure.abfs.endpoint",
                "127.0.0.1:" + Holder.PORT,
                "fs.azure.always.use.https",
                "false",
                "fs.azure.account.hns.enabled",
                "false",
                "fs.azure.fns.account.service.type",
                "BLOB",
                "fs.azure.createRemoteFileSystemDuringInitialization",
                "true",
                "fs.azure.account.key." + ACCOUNT,
                KEY);
    }

    /** Whether it can be started. */
    public static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "azurite-blob")));
    }

    private static int start() throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        ServerProcess.start(
                Files.createTempDirectory("azurite"),
                List.of(
                        "azurite-blob",
                        "--inMemoryPersistence",
                        "--skipApiVersionCheck",
                        "--loose",
                        "--silent",
                        "--disableTelemetry",
                        "--blobPort",
                        Integer.toString(port)),
                log -> ServerProcess.listens(port));
        return port;
    }

    private static final class Holder {
        static final int PORT = ServerProcess.started(AzuriteServer::start);
    }
}
