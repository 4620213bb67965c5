package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.TrainingJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String CANARY = "hunter2";

    @ParameterizedTest
    @MethodSource
    void refusesALiteralSecretAndNeverShowsIt(String source) {
        String text = Jobs.edited(5, "  connector: database\n" + source).replace("  path: data\n", "");

        assertToldAndHidden(catchThrowableOfType(InvalidJobException.class, () -> Jobs.load(text, environment())));
    }

    static Stream<String> refusesALiteralSecretAndNeverShowsIt() {
        return Stream.of(
                "  url: jdbc:x://h\n  password: hunter2",
                "  url: jdbc:x://h\n  password: [hunter2]",
                "  url: jdbc:x://h\n  password: {a: hunter2}",
                "  url: jdbc:x://h\n  password: \"${env:NONE:-hunter2}\"",
                "  url: jdbc:x://h\n  password: hunter2${env:EMPTY}",
                "  url: jdbc:x://h\n  login: hunter2",
                "  url: jdbc:x://h\n  apiToken: hunter2",
                "  url: jdbc:x://h\n  client_secret: hunter2",
                "  url: jdbc:x://h\n  fs.azure.account.key: hunter2",
                "  url: jdbc:x://h\n  options: {private-key: hunter2}",
                "  url: jdbc:postgresql://user:hunter2@host/db",
                "  url: jdbc:postgresql://${env:USER}:hunter2@host/db",
                "  url: jdbc:postgresql://host/db?user=u&password=hunter2",
                "  url: jdbc:sqlserver://host;accessToken=hunter2");
    }

    @Test
    void refusesASecretAnywhereInTheFileAndOnTheCommandLine() {
        assertThat(Jobs.problems(Jobs.edited(12, "publish: {store: 's3a://key:hunter2@bucket'}")))
                .containsExactly("job.yaml:12:18: JOB-707 Cannot use publish.store: a secret must come from"
                        + " ${env:NAME} or ${file:PATH}");
        assertThat(Jobs.problems(() -> Jobs.set(Jobs.SMALL, "name=a", "source.password=hunter2")))
                .containsExactly(
                        "--set:2:1: JOB-701 Unknown key 'source.password'",
                        "--set:2:1: JOB-707 Cannot use source.password: a secret must come from ${env:NAME} or"
                                + " ${file:PATH}");
        assertThat(Jobs.problems(Jobs.appended("profiles: {prod: {source: {password: hunter2}}}")))
                .contains("job.yaml:13:38: JOB-707 Cannot use source.password: a secret must come from ${env:NAME} or"
                        + " ${file:PATH}");
    }

    @Test
    void takesASigningKeyFromOutsideOnlyAndHidesIt() {
        String pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----";
        String file = Path.of("signing.pem").toAbsolutePath().toString();
        String publish = "publish: {store: models, signingKey: \"${file:signing.pem}\"}";
        TrainingJob job = Jobs.load(Jobs.edited(12, publish), environment().file(file, pem + "\n"));
        assertThat(Objects.requireNonNull(job.publish().signingKey()).value()).isEqualTo(pem);
        assertThat(job.toString() + job.origin().text()).doesNotContain("MC4CAQ");

        assertThat(Jobs.problems(
                        () -> Jobs.load(Jobs.edited(12, publish), environment().file(file, CANARY))))
                .containsExactly("job.yaml:12:38: JOB-702 Invalid publish.signingKey: '***' (expected an Ed25519"
                        + " private key, PKCS#8 in PEM)");
        assertThat(Jobs.problems(Jobs.edited(12, "publish: {store: models, signingKey: hunter2}")))
                .contains("job.yaml:12:38: JOB-707 Cannot use publish.signingKey: a secret must come from ${env:NAME}"
                        + " or ${file:PATH}")
                .noneMatch(problem -> problem.contains(CANARY));
    }

    @Test
    void knowsSecretsAmongParametersByTheirNames() {
        String stage = "    scale: standard\n  - {stage: com.example.Stage, params: {%s}}";

        assertThat(Stream.of(
                        "apiToken: hunter2", "my.password: hunter2", "secretKeys: [hunter2]", "accessKey: hunter2"))
                .allSatisfy(param -> assertThat(Jobs.problems(Jobs.edited(10, stage.formatted(param))))
                        .hasSize(1)
                        .allMatch(problem -> problem.contains("JOB-707"))
                        .noneMatch(problem -> problem.contains(CANARY)));
        assertThat(Stream.of("minTokenLength: 2", "tokenizer: words", "apiToken: \"${env:PASS}\""))
                .allSatisfy(param -> assertThat(
                                Jobs.problems(() -> Jobs.load(Jobs.edited(10, stage.formatted(param)), environment())))
                        .isEmpty());
    }

    @Test
    void takesSecretsFromOutside() {
        TrainingJob job = Jobs.load(database("""
                          url: jdbc:postgresql://${env:USER}:${env:PASS}@host/db
                          password: ${file:pass.txt}
                        """), environment());

        assertThat(job.input().source("source").options())
                .isEqualTo(Map.of("url", "jdbc:postgresql://me:hunter2@host/db", "password", CANARY));
        assertThat(job.toString()).doesNotContain(CANARY);
        assertThat(job.origin().text()).doesNotContain(CANARY).contains("password: ${file:pass.txt}");
    }

    @Test
    void showsNoValueThatCameFromAFileOrThatIsSensitive() {
        String text = database("""
                  url: x
                  partitions: ${file:pass.txt}
                  login: ${env:PASS}
                """).replace("name: flight-delays", "name: x://${env:USER}:${env:PASS}@");

        assertThat(Jobs.problems(() -> Jobs.load(text, environment())))
                .containsExactly(
                        "job.yaml:3:7: JOB-702 Invalid name: '***' (expected 1 to 64 of a-z, 0-9 and -)",
                        "job.yaml:7:15: JOB-702 Invalid source.partitions: '***' (expected an integer, found a string)",
                        "job.yaml:8:10: JOB-702 Invalid source.login: '***' (expected one of a, b)");
    }

    @Test
    void fillsInTypedValuesWhereYamlWantsQuotes() {
        TrainingJob job = Jobs.load(
                Jobs.edited(
                        11,
                        "algorithm: {name: '${env:NAME}', params: {maxIter: \"${env:ITER}\", tol: \"${env:TOL:-1e-3}\"}}"),
                new FakeEnvironment().variable("NAME", "logistic-regression").variable("ITER", "12"));

        assertThat(job.algorithm().name()).isEqualTo("logistic-regression");
        assertThat(job.algorithm().params()).isEqualTo(Map.of("maxIter", 12, "tol", 0.001));
    }

    @Test
    void takesAFilledInNumberForAStringWhereAStringIsWanted() {
        FakeEnvironment environment = new FakeEnvironment().variable("NAME", "2001");

        assertThat(Jobs.load(Jobs.edited(3, "name: ${env:NAME}"), environment).name())
                .isEqualTo("2001");
    }

    @Test
    void keepsADollarThatIsDoubled() {
        assertThat(Jobs.load(Jobs.edited(7, "label: {expression: \"a = '$${b}' or c = '$d'\"}"))
                        .label())
                .isEqualTo(new LabelSpec("a = '${b}' or c = '$d'", null));
    }

    @Test
    void prefersTheDefaultToAnEmptyVariable() {
        FakeEnvironment environment = new FakeEnvironment().variable("EMPTY", "");

        assertThat(Jobs.load(Jobs.edited(3, "name: ${env:EMPTY:-other}"), environment)
                        .name())
                .isEqualTo("other");
    }

    private static void assertToldAndHidden(InvalidJobException failure) {
        List<Problem> problems = failure.problems();
        assertThat(problems).anyMatch(problem -> problem.code().equals(JobErrors.LITERAL_SECRET));
        assertThat(problems).noneMatch(problem -> problem.toString().contains(CANARY));
        assertThat(failure.toString()).doesNotContain(CANARY);
    }

    private static String database(String options) {
        return Jobs.SMALL.replace("  connector: files\n  path: data\n", "  connector: database\n" + options);
    }

    private static FakeEnvironment environment() {
        return new FakeEnvironment()
                .variable("USER", "me")
                .variable("PASS", CANARY)
                .variable("EMPTY", "")
                .file(Path.of("pass.txt").toAbsolutePath().toString(), CANARY + "\n");
    }
}
