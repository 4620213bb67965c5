package dev.gristmill.dist;

import java.nio.file.Path;

/** Where the sources and what was built of them lie. */
final class Repository {

    private Repository() {}

    static Path root() {
        return Path.of(System.getProperty("gristmill.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    static Path file(String path) {
        return root().resolve(path);
    }

    /** What the launcher runs. */
    static Path libraries() {
        return file("dist/target/gristmill/lib");
    }
}
