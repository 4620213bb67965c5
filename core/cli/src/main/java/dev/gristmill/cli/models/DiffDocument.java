package dev.gristmill.cli.models;

import dev.gristmill.job.MetricDescription.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code models diff -o json} writes. An absent value is null.
 *
 * @param from the first version
 * @param to the other one
 * @param version what is known of both
 * @param metrics on the held-out rows of each
 * @param parameters of the jobs, those that differ
 * @param parametersAlike how many do not
 * @param data what they were trained on
 * @param units the pieces of the sources
 * @param features the raw columns that they read, those that differ
 * @param featuresAlike how many do not
 * @param importance of the columns, where the reports of both runs tell, the largest first
 */
record DiffDocument(
        String from,
        String to,
        List<Difference> version,
        List<Metric> metrics,
        List<Difference> parameters,
        int parametersAlike,
        List<Difference> data,
        Units units,
        List<Difference> features,
        int featuresAlike,
        List<Weight> importance) {

    /**
     * A value of both.
     *
     * @param name what it is
     * @param from of the first version
     * @param to of the other one
     * @param changed whether they differ
     */
    record Difference(
            String name, @Nullable String from, @Nullable String to, boolean changed) {}

    /**
     * A metric of both.
     *
     * @param name as in the job file
     * @param from of the first version
     * @param to of the other one
     * @param change from the one to the other
     * @param direction which of two values is the better; null where nobody says
     * @param verdict of the other version against the first; null where a value or the direction is not known
     */
    record Metric(
            String name,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable Double change,
            @Nullable Direction direction,
            @Nullable Verdict verdict) {}

    /** How the other version does against the first. */
    enum Verdict {
        BETTER,
        SAME,
        WORSE
    }

    /**
     * The pieces of the sources.
     *
     * @param from how many the first version read
     * @param to how many the other one read
     * @param both how many of them are the same, with the same fingerprint
     */
    record Units(int from, int to, int both) {}

    /**
     * A column's weight in both models.
     *
     * @param column the column
     * @param from its weight in the first version; null if the report does not have it
     * @param to its weight in the other one
     */
    record Weight(
            String column, @Nullable Double from, @Nullable Double to) {}
}
