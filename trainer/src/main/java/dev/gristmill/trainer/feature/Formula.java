package dev.gristmill.trainer.feature;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula of spark.ml's RFormula: {@code label ~ a + b}, in which {@code label} stands for the job's label. The terms are
 * all that a stage needs: the labels are there already.
 *
 * @param label what stands before the tilde; empty for nothing
 * @param terms what stands after it
 */
record Formula(String label, String terms) {

    static final String LABEL = "label";

    private static final Pattern COLUMN = Pattern.compile("(?:[a-zA-Z]|\\.[a-zA-Z_])[a-zA-Z0-9._]*");
    private static final Pattern EVERY_COLUMN = Pattern.compile("(?<![a-zA-Z0-9._])\\.(?![a-zA-Z0-9._])");

    static Formula of(String text) {
        int tilde = text.indexOf('~');
        return tilde < 0
                ? new Formula("", text)
                : new Formula(
                        text.substring(0, tilde).strip(),
                        text.substring(tilde + 1).strip());
    }

    /** Whether it asks for every column there is: then the label and the split would be among them. */
    boolean everyColumn() {
        return EVERY_COLUMN.matcher(terms).find();
    }

    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        COLUMN.matcher(terms).results().forEach(found -> columns.add(found.group()));
        return columns;
    }

    /** The formula without label, of other columns. */
    String renamed(UnaryOperator<String> renaming) {
        return "~ "
                + COLUMN.matcher(terms).replaceAll(found -> Matcher.quoteReplacement(renaming.apply(found.group())));
    }
}
