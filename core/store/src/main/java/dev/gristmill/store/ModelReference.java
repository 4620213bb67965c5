package dev.gristmill.store;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.ModelState;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a user writes to mean a version: {@code NAME}, {@code NAME@3} or {@code NAME@champion}.
 *
 * @param model the model's name
 * @param selector a version number or an alias; the champion if none was written
 */
public record ModelReference(String model, String selector) {

    private static final Pattern SELECTOR = Pattern.compile("[1-9][0-9]{0,8}|[a-z][a-z0-9-]{0,63}");

    public ModelReference {
        if (!ModelLayout.isName(model) || !SELECTOR.matcher(selector).matches()) {
            throw new GristmillException(
                    StoreErrors.INVALID_REFERENCE,
                    "Invalid model reference: '" + model + "@" + selector
                            + "' (expected NAME, NAME@3 or NAME@champion)",
                    null,
                    "a model's name is 1 to 64 of a-z, 0-9 and -");
        }
    }

    /** The reference that this text is. */
    public static ModelReference parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new ModelReference(text, ModelState.CHAMPION)
                : new ModelReference(text.substring(0, at), text.substring(at + 1));
    }

    /** The version number, if that is what was written. */
    public OptionalInt version() {
        return Character.isDigit(selector.charAt(0)) ? OptionalInt.of(Integer.parseInt(selector)) : OptionalInt.empty();
    }
}
