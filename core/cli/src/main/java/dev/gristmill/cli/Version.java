package dev.gristmill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Gristmill this is. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"gristmill " + number(), "java " + Runtime.version()};
    }

    /** The version that was built, as in {@code 0.1.0}; "unknown" outside a build. */
    public static String number() {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read which version this is", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
