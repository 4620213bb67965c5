package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Judgement;
import java.util.Objects;

/** Curves and tables of the task. */
final class DetailSection {

    private DetailSection() {}

    static boolean there(Report report) {
        Judgement judgement = report.judgement();
        return judgement != null && judgement.detail() != null;
    }

    static void write(Report report, Html html) {
        Detail detail = Objects.requireNonNull(
                Objects.requireNonNull(report.judgement()).detail());
        if (detail instanceof Detail.Binary binary) {
            BinaryCharts.write(binary, html);
        } else if (detail instanceof Detail.Multiclass multiclass) {
            MulticlassTables.write(multiclass, html);
        } else if (detail instanceof Detail.Numbers numbers) {
            NumbersCharts.write(numbers, html);
        } else if (detail instanceof Detail.Clusters clusters) {
            FoundTables.clusters(clusters, html);
        } else if (detail instanceof Detail.Ranking ranking) {
            FoundTables.ranking(ranking, html);
        } else if (detail instanceof Detail.Patterns patterns) {
            FoundTables.patterns(patterns, html);
        } else if (detail instanceof Detail.Topics topics) {
            FoundTables.topics(topics, html);
        }
    }
}
