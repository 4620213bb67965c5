package dev.gristmill.job;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a connector's part of a job file may say. Found by {@link java.util.ServiceLoader}, and free of Spark, so that
 * {@code validate} can check a job in a moment.
 */
public interface ConnectorDescription {

    /** The connector's name, as in {@code source.connector}. */
    String connector();

    /** Its options: the keys of {@code source} besides {@code connector} and {@code window}. */
    List<Parameter> options();

    /**
     * What is wrong beyond the types of single options, such as two that contradict each other; nothing by default.
     *
     * @param options typed, with defaults filled in
     * @param stated the names of those that the job states
     */
    default List<OptionProblem> problems(Map<String, Object> options, Set<String> stated) {
        return List.of();
    }
}
