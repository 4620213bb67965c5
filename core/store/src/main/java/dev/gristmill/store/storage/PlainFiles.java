package dev.gristmill.store.storage;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Collects the files below a root; a link or a device among them is told, for it may lead anywhere. */
final class PlainFiles extends SimpleFileVisitor<Path> {

    private final Path root;
    private final BiConsumer<String, GristmillException> odd;
    private final List<StoredObject> found = new ArrayList<>();
    private final List<StoredObject> leftovers = new ArrayList<>();

    PlainFiles(Path root, BiConsumer<String, GristmillException> odd) {
        this.odd = odd;
        this.root = root;
    }

    List<StoredObject> found() {
        return found;
    }

    /** The temporary files, whether their writers live or not. */
    List<StoredObject> leftovers() {
        return leftovers;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            odd.accept(key(file), notAFile(file));
            return FileVisitResult.CONTINUE;
        }
        List<StoredObject> kind = TemporaryFile.isOne(file) ? leftovers : found;
        kind.add(new StoredObject(
                key(file), attributes.size(), attributes.lastModifiedTime().toInstant()));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        // A writer's temporary file may go while we look
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private GristmillException notAFile(Path file) {
        return new GristmillException(
                StoreErrors.NOT_A_FILE,
                "Cannot use " + key(file) + ": it is a link or a device, not a plain file",
                root.toString(),
                "a store holds plain files only; find out who put it there");
    }

    private String key(Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
