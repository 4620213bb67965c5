package dev.gristmill.job.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Variables and files in memory. */
final class FakeEnvironment implements Environment {

    private final Map<String, String> variables = new HashMap<>();
    private final Map<Path, byte[]> files = new HashMap<>();

    FakeEnvironment variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    FakeEnvironment file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    FakeEnvironment file(String path, byte[] bytes) {
        files.put(Path.of(path), bytes);
        return this;
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public InputStream open(Path file) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new NoSuchFileException(file.toString());
        }
        return new ByteArrayInputStream(bytes);
    }
}
