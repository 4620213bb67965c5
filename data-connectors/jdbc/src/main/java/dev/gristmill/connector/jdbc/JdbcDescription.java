package dev.gristmill.connector.jdbc;

import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.OptionProblem;
import dev.gristmill.job.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of the {@code jdbc} connector. */
public final class JdbcDescription implements ConnectorDescription {

    static final String CONNECTOR = "jdbc";
    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String DRIVER = "driver";
    static final String TABLE = "table";
    static final String QUERY = "query";
    static final String PARTITION_COLUMN = "partitionColumn";
    static final String PARTITIONS = "partitions";
    static final String FETCH_SIZE = "fetchSize";
    static final String CONSISTENCY = "consistency";
    static final String SNAPSHOT = "snapshot";
    static final String NONE = "none";
    static final int ROWS_AT_A_TIME = 5000;

    private static final double MOST_PARTITIONS = 1024;

    @Override
    public String connector() {
        return CONNECTOR;
    }

    @Override
    public List<Parameter> options() {
        return List.of(
                text(
                        URL,
                        "Where the database is, as its driver says it and without credentials, as in"
                                + " jdbc:postgresql://host/database.",
                        Parameter.Flag.REQUIRED),
                text(USER, "Who logs in."),
                text(PASSWORD, "The user's password.", Parameter.Flag.SENSITIVE),
                text(DRIVER, "The driver's class; found by the URL if absent."),
                text(TABLE, "The table or view, with its schema in front if need be, spelt as in SQL."),
                text(QUERY, "A SELECT in the database's own SQL, instead of a table."),
                option(
                        PARTITION_COLUMN,
                        Parameter.Type.COLUMN,
                        null,
                        "The number, date or timestamp by which the rows are divided; a PostgreSQL table's primary key"
                                + " if absent and of one such column.",
                        List.of()),
                new Parameter(
                        PARTITIONS,
                        Parameter.Type.INTEGER,
                        null,
                        "How many partitions; if absent one for each 64 MiB of a PostgreSQL table, at most 64, and one"
                                + " for anything else.",
                        List.of(),
                        1.0,
                        MOST_PARTITIONS,
                        List.of()),
                new Parameter(
                        FETCH_SIZE,
                        Parameter.Type.INTEGER,
                        ROWS_AT_A_TIME,
                        "How many rows a task takes from the database at a time.",
                        List.of(),
                        1.0,
                        null,
                        List.of()),
                option(
                        CONSISTENCY,
                        Parameter.Type.CHOICE,
                        SNAPSHOT,
                        "Whether all rows are of one instant, or each partition's of its own.",
                        List.of(SNAPSHOT, NONE)));
    }

    @Override
    public List<OptionProblem> problems(Map<String, Object> options, Set<String> stated) {
        List<OptionProblem> problems = new ArrayList<>();
        String url = String.valueOf(options.get(URL));
        if (JdbcUrl.hasCredentials(url)) {
            // Told of two options, for a message about one shows its value
            problems.add(new OptionProblem(
                    URL,
                    PASSWORD,
                    "the URL holds credentials, which belong in user and, as ${file:} or ${env:}, in password"));
        } else if (!url.startsWith(JdbcUrl.SCHEME)) {
            problems.add(new OptionProblem(URL, null, "a URL that begins with jdbc:"));
        }
        boolean query = stated.contains(QUERY);
        if (query == stated.contains(TABLE)) {
            problems.add(new OptionProblem(
                    TABLE, QUERY, query ? "one of them names the rows" : "neither is there, and one must be"));
        } else if (!query && !Relation.isTable(String.valueOf(options.get(TABLE)))) {
            problems.add(new OptionProblem(
                    TABLE, null, "a table's name, quoted where SQL wants it; a SELECT goes into query"));
        }
        return problems;
    }

    private static Parameter text(String name, String doc, Parameter.Flag... flags) {
        return new Parameter(name, Parameter.Type.STRING, null, doc, List.of(), null, null, List.of(flags));
    }

    private static Parameter option(
            String name, Parameter.Type type, @Nullable Object standard, String doc, List<String> allowed) {
        return new Parameter(name, type, standard, doc, allowed, null, null, List.of());
    }
}
