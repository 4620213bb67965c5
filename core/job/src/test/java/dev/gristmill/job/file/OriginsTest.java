package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private static final String REORDERED = """
            # The same job
            publish: {store: elsewhere, model: other}
            algorithm:
                params: {"maxIter": 0x64}   # a hundred
                name: 'logistic-regression'
            features: [{scale: standard, columns: ["distance"]}]
            label:
              expression: >-
                delay > 15
            source: {path: data, connector: files}
            name: "flight-delays"
            kind: TrainingJob
            apiVersion: gristmill/v1
            profiles: {prod: {training: {seed: 1}}}
            """;

    @Test
    void digestsWhatTheJobSaysAndNotHowItIsWritten() {
        assertThat(digest(REORDERED)).isEqualTo(digest(Jobs.SMALL)).matches("[0-9a-f]{64}");
    }

    @Test
    void digestsNumbersByValue() {
        assertThat(digest(Jobs.edited(11, "algorithm: {name: logistic-regression, params: {regParam: 0.0010}}")))
                .isEqualTo(digest(Jobs.edited(11, "algorithm: {name: logistic-regression, params: {regParam: 1e-3}}")));
    }

    @Test
    void digestsAnotherJobToAnotherDigest() {
        assertThat(List.of(
                        digest(Jobs.SMALL),
                        digest(Jobs.edited(3, "name: other")),
                        digest(Jobs.edited(9, "  - columns: [distance, hour]")),
                        digest(Jobs.edited(9, "  - columns: [hour, distance]")),
                        digest(Jobs.appended("training: {seed: 1}"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void digestsProfilesAndSettingsButNotWhatIsFilledIn() {
        String withSeed = digest(Jobs.appended("training: {seed: 1}"));
        String lake = Jobs.edited(6, "  path: ${env:LAKE:-data}");

        assertThat(Jobs.set(Jobs.SMALL, "training.seed=1").origin().digest()).isEqualTo(withSeed);
        assertThat(Jobs.load(REORDERED, new FakeEnvironment(), List.of("prod"), List.of())
                        .origin()
                        .digest())
                .isEqualTo(withSeed);
        assertThat(Jobs.load(lake, new FakeEnvironment().variable("LAKE", "x"))
                        .origin()
                        .digest())
                .isEqualTo(digest(lake));
    }

    // Computed by sha256sum over the JSON below: {"algorithm":{...}} with sorted keys and no spaces
    @Test
    void digestsCanonicalJson() {
        MapNode tree = (MapNode) new YamlReader(
                        "b: [1.50, no, true, ~]\na: {y: \"1\", x: 10}\npublish: z\n",
                        mark -> new Position("f", 1, 1),
                        new Problems())
                .read(new Position("f", 1, 1));

        assertThat(Origins.digest(tree)).isEqualTo("865969fa60ae69bfaaf4f8dcae1b5cab282c69d4ac02d333739c5e8ec36a9571");
    }

    @Test
    void keepsTheTextBeforeAnythingIsFilledIn() {
        JobOrigin origin = Jobs.load(
                        Jobs.edited(6, "  path: ${env:LAKE}"), new FakeEnvironment().variable("LAKE", "secret-lake"))
                .origin();

        assertThat(origin.text()).isEqualTo("""
                        apiVersion: gristmill/v1
                        kind: TrainingJob
                        name: flight-delays
                        source:
                          connector: files
                          path: ${env:LAKE}
                        label:
                          expression: delay > 15
                        features:
                        - columns:
                          - distance
                          scale: standard
                        algorithm:
                          name: logistic-regression
                          params:
                            maxIter: 100
                        publish:
                          store: models
                        """);
    }

    @Test
    void writesTextThatReadsAsTheSameJob() {
        String odd = Jobs.edited(
                9,
                "  - columns: ['1', 'true', '~', '1e-3', '0o7', 'a: b', '# c', \"tab\\tx\", 'yes', 2001-01-01, ' d ']");
        JobOrigin origin = Jobs.load(odd).origin();

        assertThat(digest(origin.text())).isEqualTo(origin.digest());
        assertThat(Jobs.load(origin.text()).features()).isEqualTo(Jobs.load(odd).features());
    }

    private static String digest(String text) {
        return Jobs.load(text).origin().digest();
    }
}
