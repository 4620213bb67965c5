package dev.gristmill.store.artifact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes of spark.ml that a stored model can name: each by its full name, for a package is open to any jar. */
public final class SparkClasses {

    private SparkClasses() {}

    /** Their names. Validators are none of them: what they search for is published, not the search. */
    public static Set<String> names() {
        try (InputStream list = Objects.requireNonNull(SparkClasses.class.getResourceAsStream("spark-classes.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of spark.ml's classes", e);
        }
    }
}
