package dev.gristmill.connector.files;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkException;

/** What Spark's failures mean in terms of files. */
final class ReadFailures {

    private static final String FAILED_READ = "FAILED_READ_FILE";

    private final FilesOptions options;
    private final Listing listing;
    private final List<DataFile> files;

    ReadFailures(FilesOptions options, Listing listing, List<DataFile> files) {
        this.options = options;
        this.listing = listing;
        this.files = files;
    }

    /** A failure while the files' columns were looked at. */
    GristmillException of(Exception e) {
        if (e instanceof GristmillException known) {
            return known;
        }
        return diagnose(e).orElseGet(() -> {
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
        boolean reading = false;
        for (Throwable it = failure; it != null; it = it.getCause()) {
            reading |= String.valueOf(it.getMessage()).contains(FAILED_READ);
            if (reading && it instanceof FileNotFoundException) {
                return Optional.of(failure(FilesErrors.CHANGED, place(failure), "it is gone", failure));
            }
            if (reading && it instanceof EOFException) {
                return Optional.of(failure(
                        FilesErrors.TRUNCATED,
                        place(failure),
                        "the packed file ends too early: it was cut off",
                        failure));
            }
        }
        return reading
                ? Optional.of(failure(FilesErrors.CORRUPT, place(failure), root(failure), failure))
                : Optional.empty();
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
                .filter(file -> messages.indexOf(file.path().toString()) >= 0
                        || messages.indexOf(file.path().toUri().getRawPath()) >= 0)
                .map(file -> file.path().toString())
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
