package dev.gristmill.cli.models;

import dev.gristmill.cli.TextTable;
import dev.gristmill.cli.Words;

/** What {@code models history} shows to people. */
final class HistoryText {

    private static final String INDENT = "  ";

    private HistoryText() {}

    static String of(HistoryDocument document) {
        return document.at() == null
                ? document.model() + System.lineSeparator() + events(document)
                : document.model() + " at " + Words.second(document.at()) + System.lineSeparator() + aliases(document);
    }

    private static TextTable events(HistoryDocument document) {
        TextTable table = new TextTable(INDENT).row("#", "TIME", "EVENT", "BY", "WHAT");
        for (HistoryEvent event : document.events()) {
            table.row(Long.toString(event.seq()), Words.second(event.at()), event.kind(), event.by(), event.words());
        }
        return table;
    }

    private static TextTable aliases(HistoryDocument document) {
        TextTable table = new TextTable(INDENT);
        if (document.aliases().isEmpty()) {
            table.row("no alias named a version yet");
        }
        for (HistoryDocument.Alias alias : document.aliases()) {
            String reason = alias.reason() == null ? "" : ": " + alias.reason();
            table.row(
                    alias.alias(),
                    "version " + alias.version(),
                    "since " + Words.second(alias.since()),
                    "by " + alias.by() + reason);
        }
        return table;
    }
}
