package dev.gristmill.error;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Takes secrets out of what clients of storage say: the values of sensitive settings, and what URLs carry. Immutable, safe
 * on any thread.
 */
public final class Redaction {

    private static final Pattern SENSITIVE = Pattern.compile(
            "(?i)secret|passw|token|credential|private[.-]?key|account[.]key|encryption[.-]?key|access[.]?key|[.]sas[.]"
                    + "|shared[.]?access|_pass$");
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@]*:[^/\\s@]*@");
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?i)([?&](?:sig|signature|x-amz-signature|x-amz-credential|x-amz-security-token|token)=)[^&\\s]+");
    private static final String HIDDEN = "***";
    /** A shorter value is no secret, but would tear holes in every sentence. */
    private static final int SHORTEST = 6;

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    /**
     * For the settings of one file system.
     *
     * @param settings names and values: Hadoop's {@code Configuration} is one
     */
    public static Redaction of(Iterable<Map.Entry<String, String>> settings) {
        return new Redaction(StreamSupport.stream(settings.spliterator(), false)
                .filter(setting -> SENSITIVE.matcher(setting.getKey()).find())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST && !value.startsWith("org.apache.") && !isWord(value))
                .toList());
    }

    // Class names, paths and switches are settings too, under keys that sound like secrets
    private static boolean isWord(String value) {
        return value.equals("false") || value.matches("[a-z-]+|/.*");
    }

    /** The text, with {@value #HIDDEN} where a secret was. */
    public String redact(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, HIDDEN);
        }
        redacted = USER_INFO.matcher(redacted).replaceAll("://" + HIDDEN + "@");
        return SIGNATURE.matcher(redacted).replaceAll("$1" + HIDDEN);
    }

    /** Whether an exception, or one of its causes, says something that must not be repeated. */
    public boolean betrayedBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (!redact(message).equals(message)) {
                return true;
            }
        }
        return false;
    }
}
