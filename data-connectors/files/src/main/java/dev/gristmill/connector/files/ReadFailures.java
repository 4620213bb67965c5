package dev.gristmill.connector.files;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.SourceSnapshot;
import java.io.EOFException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkException;

/** What Spark's failures mean in terms of files. */
final class ReadFailures {

    private static final String FAILED_READ = "FAILED_READ_FILE";
    private static final String NO_PATH = "PATH_NOT_FOUND";

    private final FilesOptions options;
    private final Listing listing;
    private final List<DataFile> files;
    private final SourceSnapshot pin;

    ReadFailures(FilesOptions options, Listing listing, List<DataFile> files, SourceSnapshot pin) {
        this.options = options;
        this.listing = listing;
        this.files = files;
        this.pin = pin;
    }

    /** A failure while the files' columns were looked at. */
    GristmillException of(Exception e) {
        if (e instanceof GristmillException known) {
            return known;
        }
        return diagnose(e)
                .or(() -> listing.root().failures().reading(place(e), e))
                .orElseGet(() -> {
                    String reason = e instanceof SparkException || e.getCause() == null
                            ? e.getMessage()
                            : e.getCause().getMessage();
                    return failure(FilesErrors.CORRUPT, place(e), String.valueOf(reason), e);
                });
    }

    /** A failure while rows were read; empty when it is none of reading. */
    Optional<GristmillException> diagnose(Throwable failure) {
        if (failure instanceof GristmillException) {
            return Optional.empty();
        }
        Optional<GristmillException> line =
                options.format() == Format.LIBSVM ? LibsvmLines.firstFault(files) : Optional.empty();
        if (line.isPresent()) {
            return line;
        }
        if (causes(failure).noneMatch(ReadFailures::ofReading)) {
            return Optional.empty();
        }
        String place = place(failure);
        return listing.root()
                .failures()
                .reading(place, failure)
                .or(() -> cutOff(place, failure))
                .or(this::changed)
                .or(() -> Optional.of(failure(FilesErrors.CORRUPT, place, root(failure), failure)));
    }

    private static boolean ofReading(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains(FAILED_READ) || message.contains(NO_PATH);
    }

    private Optional<GristmillException> cutOff(String place, Throwable failure) {
        return Stored.packed(place) && causes(failure).anyMatch(EOFException.class::isInstance)
                ? Optional.of(failure(
                        FilesErrors.TRUNCATED, place, "the packed file ends too early: it was cut off", failure))
                : Optional.empty();
    }

    /** A file that was replaced by a shorter one fails in as many ways as there are formats. */
    private Optional<GristmillException> changed() {
        try {
            FileUnits.requireUnchanged(pin, listing);
            return Optional.empty();
        } catch (GristmillException e) {
            return Optional.of(e);
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private GristmillException failure(ErrorCode code, String path, String reason, Throwable cause) {
        return new GristmillException(
                code,
                "Cannot read " + path + " as " + options.format().word() + ": " + reason,
                path,
                "write the file again, or take it out of the source",
                cause);
    }

    private String place(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable it = failure; it != null; it = it.getCause()) {
            messages.append(it.getMessage()).append('\n');
        }
        return files.stream()
                .filter(file -> messages.indexOf(file.path().toUri().getPath()) >= 0
                        || messages.indexOf(file.path().toUri().getRawPath()) >= 0)
                .map(DataFile::place)
                .findFirst()
                .orElse(listing.root().toString());
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
