package dev.gristmill.trainer.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

final class ExecutorSettingsTest {

    private static final String CLASS_PATH =
            "/home/lib/core/cli.jar:/home/lib/spark/spark-core_2.13-4.1.jar:/home/lib/spark/scala.jar:/conf:/plugins/own.jar:";

    private final SparkConf given = new SparkConf(false);

    @Test
    void aLocalMasterNeedsNone() {
        assertThat(settings("local[2]")).isEmpty();
    }

    @Test
    void executorsOnThisHostGetTheClassPathAndTheMemoryOfTheMaster() {
        assertThat(settings("local-cluster[2,1,2048]"))
                .containsEntry(
                        "spark.executor.extraClassPath",
                        "/home/lib/core/cli.jar:/home/lib/spark/spark-core_2.13-4.1.jar:/home/lib/spark/scala.jar"
                                + ":/conf:/plugins/own.jar")
                .containsEntry("spark.executor.memory", "2048m")
                .containsEntry("spark.executor.extraJavaOptions", "-Xss4m");
    }

    @Test
    void executorsAnywhereAreSentTheJarsThatDoNotLieBesideSpark() {
        assertThat(settings("spark://host:7077"))
                .isEqualTo(Map.of(
                        "spark.jars",
                        "/home/lib/core/cli.jar,/plugins/own.jar",
                        "spark.executor.extraJavaOptions",
                        "-Xss4m"));
    }

    @Test
    void whatSomebodyHasSetStays() {
        given.set("spark.jars", "/chosen.jar").set("spark.executor.extraJavaOptions", "-Xss8m -verbose:gc");

        assertThat(settings("spark://host:7077"))
                .isEqualTo(Map.of("spark.executor.extraJavaOptions", "-Xss4m -Xss8m -verbose:gc"));
    }

    private Map<String, String> settings(String master) {
        return new ExecutorSettings(CLASS_PATH, given).of(SparkMaster.of(master));
    }
}
