package dev.gristmill.trainer.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gristmill.cli.ProblemEntry;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.error.GristmillException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a training would do: the document of {@code gristmill plan -o json}. What could not be found out is null.
 *
 * @param job what was asked for
 * @param valid whether the job fits its source
 * @param problems why it does not, in the order of the file
 * @param source what would be read
 * @param task what is to be learned, as far as the sample tells
 * @param algorithm what would learn it
 * @param features the vector that the algorithm would read; null for one that reads columns by name
 * @param model how large the model would be
 * @param memory whether the driver can hold it
 * @param resume what an interrupted run would not have to do again
 * @param warnings what may be wrong
 * @param error why nothing was found out; null when something was
 */
record PlanDocument(
        @Nullable Job job,
        boolean valid,
        List<ProblemEntry> problems,
        @Nullable Source source,
        @Nullable String task,
        @Nullable Algorithm algorithm,
        @Nullable Features features,
        @Nullable Model model,
        @Nullable Memory memory,
        @Nullable String resume,
        List<String> warnings,
        @Nullable ErrorDocument error) {

    PlanDocument {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Of a job that does not fit its source, or that could not be read. */
    static PlanDocument failed(@Nullable Job job, List<ProblemEntry> problems, GristmillException failure) {
        ErrorDocument error = problems.isEmpty() ? ErrorDocument.of(failure) : null;
        return new PlanDocument(job, false, problems, null, null, null, null, null, null, null, List.of(), error);
    }

    /**
     * The job.
     *
     * @param name its name
     * @param digest of what makes two jobs the same training
     * @param text the job as YAML with profiles and {@code --set} in it, before substitution
     */
    record Job(String name, String digest, String text) {}

    /**
     * What would be read, once the window has left out what it can.
     *
     * @param connector that would read it
     * @param units the pieces
     * @param bytes their size in storage
     * @param bytesHeld the size in storage of the whole source
     * @param rows the rows in the window
     * @param columns the columns that the model and the split read, besides those that the label is made of
     * @param columnsHeld how many columns there are
     * @param hosts where the bytes are; empty when they are equally far from everywhere
     * @param placement the same with how much is where, and so where executors had better be
     * @param scans what the sources are asked to do themselves, each of them
     */
    record Source(
            String connector,
            int units,
            long bytes,
            long bytesHeld,
            long rows,
            List<String> columns,
            int columnsHeld,
            List<String> hosts,
            List<Place> placement,
            List<Scan> scans) {}

    /**
     * A host that bytes are on.
     *
     * @param host its name
     * @param rack that it stands in, or its zone; null when nobody says
     * @param bytes of the units that it has a copy of
     * @param weight 1 to 100, in proportion to the bytes: that of a preferred node affinity in Kubernetes
     */
    record Place(String host, @Nullable String rack, long bytes, int weight) {}

    /**
     * A scan of a source in Spark's plan.
     *
     * @param name what Spark calls it
     * @param pushedDown filters, partitions, columns, limits and aggregates that the source looks at itself, by Spark's
     *     names for them
     */
    record Scan(String name, Map<String, String> pushedDown) {

        Scan {
            pushedDown = Collections.unmodifiableMap(new TreeMap<>(pushedDown));
        }
    }

    /**
     * The algorithm.
     *
     * @param name its short name
     * @param className of spark.ml
     * @param engine that would run it
     * @param reason why this engine
     */
    record Algorithm(String name, @JsonProperty("class") String className, String engine, String reason) {}

    /**
     * The feature vector, as the sample makes it: levels that the sample does not have are missing.
     *
     * @param size how many numbers
     * @param parts in order
     * @param sampledRows how many rows the feature stages were fitted to
     */
    record Features(int size, List<Part> parts, long sampledRows) {

        Features {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of the feature vector.
     *
     * @param name the column that it is made of, the stage's output, or the rule that scales columns together
     * @param columns of the job that it is made of
     * @param size how many numbers
     */
    record Part(String name, List<String> columns, int size) {

        Part {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The model.
     *
     * @param bytes about how large it would be in memory; null when nothing tells
     * @param method how that was found out
     */
    record Model(@Nullable Long bytes, String method) {}

    /**
     * The driver's memory.
     *
     * @param heapBytes the most that the JVM of this command would take
     * @param neededBytes what the model and the sums of its training take at most; null when nothing tells
     * @param verdict {@code FITS}, {@code TIGHT} or {@code TOO_SMALL}; null when nothing tells
     * @param advice what to do about it; null for nothing
     */
    record Memory(
            long heapBytes,
            @Nullable Long neededBytes,
            @Nullable Verdict verdict,
            @Nullable String advice) {}

    /** Whether the driver's memory is enough. */
    enum Verdict {
        FITS,
        /** More than half of it is needed. */
        TIGHT,
        TOO_SMALL
    }
}
