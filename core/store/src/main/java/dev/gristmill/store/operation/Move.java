package dev.gristmill.store.operation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.log.Operator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of an alias.
 *
 * @param alias as in {@code champion}: a letter, then up to 63 of a-z, 0-9 and -
 * @param by who wants it
 * @param reason why, in one line of at most 1,000 characters; null if nobody said
 * @param forced whether a version that the gate rejected may be promoted
 */
public record Move(String alias, Operator by, @Nullable String reason, boolean forced) {

    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int LONGEST = 1_000;

    public Move {
        Objects.requireNonNull(by);
        if (!ALIAS.matcher(alias).matches()) {
            throw refused(
                    "Invalid --alias: '" + plain(alias) + "' (expected a letter, then up to 63 of a-z, 0-9 and -)");
        }
        if (reason != null && (reason.isBlank() || !reason.equals(plain(reason)))) {
            throw refused("Invalid --reason: '" + plain(reason) + "' (expected one line of up to " + LONGEST
                    + " characters)");
        }
    }

    private static String plain(String text) {
        String shown = text.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
    }

    private static GristmillException refused(String message) {
        return new GristmillException(StoreErrors.MOVE_REFUSED, message, null, null);
    }
}
