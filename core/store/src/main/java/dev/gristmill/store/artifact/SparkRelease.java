package dev.gristmill.store.artifact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Spark. What one release stores every later one reads, and so do the patch releases beside it: they change
 * no format.
 *
 * @param version as Spark says it: {@code 4.1.0}, {@code 4.2.0-preview1}
 */
public record SparkRelease(String version) {

    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})(?:[.-].*)?");

    /** Whether models of that release can be read by this one: not those of a later feature release. */
    boolean reads(SparkRelease writer) {
        Matcher here = NUMBERS.matcher(version);
        Matcher there = NUMBERS.matcher(writer.version);
        if (!here.matches() || !there.matches()) {
            return version.equals(writer.version);
        }
        int major = Integer.compare(number(there, 1), number(here, 1));
        return major < 0 || (major == 0 && number(there, 2) <= number(here, 2));
    }

    private static int number(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }
}
