package dev.gristmill.cli.catalogue;

import dev.gristmill.cli.TextTable;
import dev.gristmill.job.StageDescription;
import java.util.List;

/** What {@code stages} shows to people. */
final class StagesText {

    private static final String LINE = System.lineSeparator();

    private StagesText() {}

    static String list(List<StageDescription> stages) {
        TextTable table = new TextTable("", ParametersText.WIDTH);
        stages.forEach(stage -> table.row(stage.name(), stage.doc()));
        return table.toString();
    }

    static String explanation(StageDescription stage) {
        TextTable about = new TextTable(ParametersText.INDENT).row("class", stage.className());
        return stage.name() + LINE + stage.doc() + LINE
                + LINE + about
                + LINE + "Parameters" + LINE + ParametersText.of(stage.parameters())
                + LINE + "In a job file" + LINE + Example.text(Example.of(stage));
    }
}
