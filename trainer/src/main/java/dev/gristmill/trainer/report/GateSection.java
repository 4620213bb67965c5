package dev.gristmill.trainer.report;

import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.gate.RequirementResult;
import java.util.Objects;

/** What was required of the model, and how it did. */
final class GateSection {

    private GateSection() {}

    static void write(Report report, Html html) {
        GateDecision gate = Objects.requireNonNull(report.gate());
        if (gate.decision() == GateDecision.Outcome.DISABLED) {
            html.element(
                    "p",
                    "The job has no gate: whatever is trained becomes the champion. A line such as gate: [{metric: …,"
                            + " atLeast: …}] sets a bar.",
                    "class",
                    "empty");
            return;
        }
        Table table = new Table("All of it must hold before a version becomes the champion")
                .text("Requirement")
                .number("Measured")
                .text("Result");
        for (RequirementResult requirement : gate.requirements()) {
            Double actual = requirement.actual();
            table.row(
                    Cell.of(requirement.text()),
                    Cell.of(actual == null ? "not measured" : Words.number(actual)),
                    requirement.passed() ? new Cell.Mark("passed", Tone.GOOD) : new Cell.Mark("not passed", Tone.BAD));
        }
        table.write(html);
    }
}
