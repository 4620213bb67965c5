package dev.gristmill.cli.models;

import dev.gristmill.cli.TextTable;
import dev.gristmill.cli.Words;
import java.util.List;

/** What {@code models verify} shows to people. */
final class VerifyText {

    private VerifyText() {}

    static String of(VerifyDocument document) {
        TextTable table = new TextTable("");
        for (VerifyDocument.Checked version : document.versions()) {
            table.row(
                    version.model() + "@" + version.version(),
                    version.files() + " files",
                    Words.size(version.sizeBytes()),
                    signature(version, document),
                    version.valid() ? "ok" : "DAMAGED");
        }
        return table + problems(document.problems()) + summary(document) + System.lineSeparator();
    }

    private static String signature(VerifyDocument.Checked version, VerifyDocument document) {
        if (!version.signed()) {
            return "not signed";
        }
        return !document.signatures() ? "signed" : version.trusted() ? "signed, trusted" : "signed, not trusted";
    }

    private static String problems(List<VerifyDocument.Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (VerifyDocument.Problem problem : problems) {
            text.append(System.lineSeparator())
                    .append(problem.code())
                    .append(' ')
                    .append(problem.version() == 0 ? problem.model() : problem.model() + "@" + problem.version())
                    .append(": ")
                    .append(problem.message())
                    .append(System.lineSeparator())
                    .append("  ")
                    .append(problem.file());
        }
        return problems.isEmpty() ? "" : text + System.lineSeparator() + System.lineSeparator();
    }

    private static String summary(VerifyDocument document) {
        int versions = document.versions().size();
        int problems = document.problems().size();
        String read = versions == 1 ? "1 version read" : versions + " versions read";
        return read + ", " + (problems == 0 ? "nothing wrong" : problems == 1 ? "1 problem" : problems + " problems");
    }
}
