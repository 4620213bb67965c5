package dev.gristmill.cli.models;

import dev.gristmill.cli.TextTable;
import dev.gristmill.cli.Words;
import java.util.Objects;

/** What {@code models gc} shows to people. */
final class GcText {

    private static final int RUN_DIGITS = 12;

    private GcText() {}

    static String of(GcDocument document) {
        TextTable table = new TextTable("").row("MODEL", "VERSION", "RUN", "ATTEMPT", "SIZE", "FILES");
        boolean found = false;
        for (GcDocument.Model model : document.models()) {
            for (GcDocument.Item item : model.garbage()) {
                found = true;
                table.row(
                        model.name(),
                        item.version() == null ? Words.NONE : item.version().toString(),
                        item.runId()
                                .substring(0, Math.min(RUN_DIGITS, item.runId().length())),
                        item.attempt(),
                        Words.size(item.sizeBytes()),
                        files(item));
            }
        }
        return (found ? table.toString() + System.lineSeparator() : "") + sum(document) + System.lineSeparator();
    }

    private static String files(GcDocument.Item item) {
        return switch (item.state()) {
            case FOUND -> "would be marked";
            case TOMBSTONED ->
                "marked; deleted by a call after " + Words.time(Objects.requireNonNull(item.sweepableAt()));
            case SWEPT -> "deleted";
        };
    }

    private static String sum(GcDocument document) {
        String waiting = Words.size(document.waitingBytes());
        if (document.dryRun()) {
            return "Nothing changed; " + waiting + " to free";
        }
        return document.waitingBytes() == 0
                ? "Freed " + Words.size(document.freedBytes())
                : "Freed " + Words.size(document.freedBytes()) + "; " + waiting + " more are marked";
    }
}
