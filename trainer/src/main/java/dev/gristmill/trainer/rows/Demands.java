package dev.gristmill.trainer.rows;

import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a job asks of its rows.
 *
 * @param present the columns that must not have missing values
 * @param finite the columns that must not have infinite values
 * @param place the columns whose values tell people which row is meant
 */
public record Demands(List<String> present, List<String> finite, List<String> place) {

    public Demands {
        present = List.copyOf(present);
        finite = List.copyOf(finite);
        place = List.copyOf(place);
    }

    /** Those of a plan: the columns that become numbers as they are, a flaw in which would only show much later. */
    public static Demands of(SourceColumns columns, TrainingJob job, Dataset<Row> rows) {
        FeaturePlan plan = columns.plan();
        List<String> there = List.of(rows.columns());
        List<String> present = new ArrayList<>(plan.columns());
        present.removeAll(plan.mayBeMissing());
        present.retainAll(there);
        List<String> finite = new ArrayList<>(plan.mustBeFinite());
        finite.retainAll(there);
        return new Demands(present, finite, columns.place(job));
    }
}
