package dev.gristmill.trainer.run;

import java.net.URI;
import java.util.Objects;

/** A location as Spark takes it: Hadoop's paths look like URIs, but a blank in them is a blank and not {@code %20}. */
public final class SparkPath {

    private SparkPath() {}

    /** The path of a URI. */
    public static String of(URI uri) {
        return uri.getScheme() + "://" + Objects.requireNonNullElse(uri.getAuthority(), "") + uri.getPath();
    }
}
