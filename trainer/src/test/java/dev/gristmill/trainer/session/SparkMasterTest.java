package dev.gristmill.trainer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.session.SparkMaster.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparkMasterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "local LOCAL",
                "local[2] LOCAL",
                "local[*] LOCAL",
                "local-cluster[2,1,1024] LOCAL_CLUSTER",
                "spark://host:7077 STANDALONE",
                "spark://one:7077,two:7078 STANDALONE"
            })
    void tellsTheKindsApart(String url, Kind kind) {
        assertThat(SparkMaster.of(url)).isEqualTo(new SparkMaster(url, kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "local[0]",
                "local-cluster[2,1]",
                "local-cluster[0,1,1024]",
                "spark://host",
                "spark://host:0",
                "spark://host:7077/",
                "spark://user@host:7077",
                "yarn",
                "k8s://https://host"
            })
    void refusesWhatThereIsNot(String url) {
        assertThatThrownBy(() -> SparkMaster.of(url))
                .hasMessage("Invalid --master: '" + url
                        + "' (expected local, local[N], local[*], local-cluster[N,CORES,MIB] or spark://HOST:PORT)")
                .isInstanceOfSatisfying(GristmillException.class, e -> {
                    assertThat(e.code().exitCode()).isEqualTo(ExitCode.INVALID);
                    assertThat(e.hint()).isEqualTo("YARN and Kubernetes are not available in this version");
                });
    }

    @Test
    void knowsTheMastersOfAStandaloneCluster() {
        assertThat(SparkMaster.of("spark://one:7077,two:7078").addresses()).containsExactly("one:7077", "two:7078");
    }

    @Test
    void knowsTheMemoryOfALocalClustersExecutors() {
        assertThat(SparkMaster.of("local-cluster[2,1,1024]").executorMemory()).isEqualTo("1024m");
    }
}
