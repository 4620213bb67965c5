package dev.gristmill.cli.models;

import dev.gristmill.cli.TextTable;
import dev.gristmill.cli.Words;
import java.util.Locale;

/** What {@code models list} shows to people. */
final class ListText {

    private ListText() {}

    static String of(ListDocument document) {
        if (document.models().isEmpty()) {
            return "No models in " + document.store() + System.lineSeparator();
        }
        TextTable table = new TextTable("").row("MODEL", "VERSION", "STATE", "DATE", "CREATED", "SIZE", "METRICS");
        document.models().forEach(model -> add(table, model));
        return table.toString();
    }

    private static void add(TextTable table, ListDocument.Model model) {
        if (model.versions().isEmpty()) {
            table.row(model.name(), Words.NONE, "no version yet");
        }
        for (VersionDocument version : model.versions()) {
            table.row(
                    model.name(),
                    Integer.toString(version.version()),
                    state(version),
                    version.logicalDate() == null ? Words.NONE : version.logicalDate(),
                    Words.time(version.createdAt()),
                    Words.size(version.sizeBytes()),
                    Words.metrics(version.metrics()));
        }
    }

    private static String state(VersionDocument version) {
        return version.aliases().isEmpty()
                ? version.state().name().toLowerCase(Locale.ROOT)
                : String.join(", ", version.aliases());
    }
}
