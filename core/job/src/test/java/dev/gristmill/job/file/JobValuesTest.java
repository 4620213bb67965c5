package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobValuesTest {

    @Test
    void takesAJobApartByItsPaths() {
        assertThat(JobValues.of("""
                name: delays
                source: {path: "${env:LAKE:-data}"}
                features:
                  - columns: [distance, origin]
                later: {keys: [], of: ~, a: release}
                """))
                .containsOnlyKeys(
                        "name",
                        "source.path",
                        "features[0].columns[0]",
                        "features[0].columns[1]",
                        "later.of",
                        "later.a")
                .containsEntry("source.path", "${env:LAKE:-data}")
                .containsEntry("features[0].columns[1]", "origin");
    }

    @Test
    void takesATextThatIsNotYamlAsOneValue() {
        assertThat(JobValues.of("{")).containsOnlyKeys("").containsEntry("", "{");
        assertThat(JobValues.of("a: *b")).containsEntry("", "a: *b");
    }
}
