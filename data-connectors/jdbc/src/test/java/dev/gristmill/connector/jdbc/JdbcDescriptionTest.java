package dev.gristmill.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.OptionProblem;
import dev.gristmill.job.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JdbcDescriptionTest {

    private final JdbcDescription description = new JdbcDescription();

    private List<OptionProblem> problems(String... options) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return description.problems(all, all.keySet());
    }

    @Test
    void onlyThePasswordIsSecret() {
        assertThat(description.options())
                .filteredOn(Parameter::sensitive)
                .extracting(Parameter::name)
                .containsExactly("password");
        assertThat(description.options())
                .filteredOn(Parameter::required)
                .extracting(Parameter::name)
                .containsExactly("url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:5432/flights",
                "jdbc:postgresql://[::1]/flights?sslmode=verify-full&sslrootcert=/etc/ca.pem",
                "jdbc:mariadb://one,two:3307/flights",
                "jdbc:oracle:thin:@//host:1521/service",
                "jdbc:oracle:thin:/@service",
                "jdbc:sqlserver://host;databaseName=flights",
                "jdbc:h2:mem:flights;DB_CLOSE_DELAY=-1"
            })
    void takesUrlsWithoutCredentials(String url) {
        assertThat(problems("url", url, "table", "flights")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://ann:pw@localhost/flights",
                "jdbc:postgresql://ann@localhost/flights",
                "jdbc:postgresql://localhost/flights?user=ann",
                "jdbc:postgresql://localhost/flights?sslmode=require&password=pw",
                "jdbc:mariadb://ann:p?w@localhost/flights",
                "jdbc:mysql://localhost/flights?PASSWORD = pw",
                "jdbc:oracle:thin:ann/pw@host:1521:sid",
                "jdbc:sqlserver://host;user=ann;password=pw",
                "jdbc:sqlserver://host;trustStorePassword=pw",
                "jdbc:snowflake://host/?db=flights&token=pw",
                "jdbc:mysql://(host=one,password=pw)/flights"
            })
    void refusesCredentialsInTheUrlWithoutShowingThem(String url) {
        assertThat(problems("url", url, "table", "flights")).singleElement().satisfies(problem -> {
            assertThat(problem.option()).isEqualTo("url");
            assertThat(problem.other()).isEqualTo("password");
            assertThat(problem.reason()).doesNotContain("pw", "ann");
        });
    }

    @Test
    void refusesWhatIsNoUrlOfADatabase() {
        assertThat(problems("url", "postgresql://localhost/flights", "table", "flights"))
                .containsExactly(new OptionProblem("url", null, "a URL that begins with jdbc:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flights", "public.flights", "db.public.flights", "\"Flights 2001\"", "`db`.`flights`", "flüge"})
    void takesNamesOfTables(String table) {
        assertThat(problems("url", "jdbc:x:y", "table", table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SELECT 1", "(SELECT 1)", "flights; DROP TABLE flights", "a.b.c.d", "2001", "a..b", "\"a"})
    void refusesSqlWhereATableBelongs(String table) {
        assertThat(problems("url", "jdbc:x:y", "table", table))
                .extracting(OptionProblem::option)
                .containsExactly("table");
    }

    @Test
    void wantsEitherATableOrAQuery() {
        assertThat(problems("url", "jdbc:x:y"))
                .containsExactly(new OptionProblem("table", "query", "neither is there, and one must be"));
        assertThat(problems("url", "jdbc:x:y", "table", "t", "query", "SELECT 1"))
                .containsExactly(new OptionProblem("table", "query", "one of them names the rows"));
    }
}
