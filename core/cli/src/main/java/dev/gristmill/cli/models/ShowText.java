package dev.gristmill.cli.models;

import dev.gristmill.cli.TextTable;
import dev.gristmill.cli.Words;
import dev.gristmill.store.artifact.ManifestFile;
import dev.gristmill.store.artifact.SignatureField;
import dev.gristmill.store.artifact.SoftwareVersions;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.gate.RequirementResult;
import java.util.List;
import java.util.Locale;

/** What {@code models show} shows to people. */
final class ShowText {

    private static final String INDENT = "  ";

    private ShowText() {}

    static String of(ShowDocument document) {
        VersionDocument version = document.common();
        return document.name() + "@" + version.version() + System.lineSeparator()
                + about(document, version)
                + section("Metrics", metrics(version))
                + section("Gate: " + lower(document.gate().decision().name()), gate(document.gate()))
                + section("Reads", fields(document.signature().inputs()))
                + section("Adds", fields(document.signature().outputs()))
                + section("Files", files(document.files()));
    }

    private static TextTable about(ShowDocument document, VersionDocument version) {
        SoftwareVersions software = document.environment();
        TextTable table = new TextTable(INDENT)
                .row("state", lower(version.state().name()))
                .row("aliases", version.aliases().isEmpty() ? Words.NONE : String.join(", ", version.aliases()))
                .row("logical date", version.logicalDate() == null ? Words.NONE : version.logicalDate())
                .row("created", Words.time(version.createdAt()))
                .row("task", document.task())
                .row(
                        "algorithm",
                        document.algorithm().name() + " by "
                                + document.algorithm().engine())
                .row("class", document.algorithm().className())
                .row("seed", Long.toString(document.seed()))
                .row("parent", document.parent() == null ? Words.NONE : Integer.toString(document.parent()))
                .row("run", version.runId())
                .row("job", document.job().digest())
                .row("folder", version.uri().toString())
                .row("size", Words.size(version.sizeBytes()))
                .row("signed", document.signed() ? "yes" : "no");
        String withheld = document.withheld();
        if (withheld != null) {
            table.row("not promoted", withheld);
        }
        if (!document.pluginClasses().isEmpty()) {
            table.row("plug-ins", String.join(", ", document.pluginClasses()));
        }
        return table.row(
                "made by",
                "Gristmill " + software.gristmill() + ", Spark " + software.spark() + ", Java " + software.java());
    }

    private static TextTable metrics(VersionDocument version) {
        TextTable table = new TextTable(INDENT);
        version.metrics().forEach((name, value) -> table.row(name, Words.number(value)));
        return table;
    }

    private static TextTable gate(GateDecision gate) {
        TextTable table = new TextTable(INDENT);
        for (RequirementResult requirement : gate.requirements()) {
            Double actual = requirement.actual();
            table.row(
                    requirement.text(),
                    actual == null ? "not measured" : Words.number(actual),
                    requirement.passed() ? "passed" : "failed");
        }
        return table;
    }

    private static TextTable fields(List<SignatureField> fields) {
        TextTable table = new TextTable(INDENT);
        fields.forEach(field -> table.row(field.name(), field.type()));
        return table;
    }

    private static TextTable files(List<ManifestFile> files) {
        TextTable table = new TextTable(INDENT);
        files.forEach(file -> table.row(file.path(), Words.size(file.sizeBytes())));
        return table;
    }

    private static String section(String title, TextTable table) {
        return System.lineSeparator() + title + System.lineSeparator() + table;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
