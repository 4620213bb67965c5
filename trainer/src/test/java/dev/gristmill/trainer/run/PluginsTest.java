package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.Algorithm;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LogisticRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsTest {

    private static final ClassLoader LOADER = PluginsTest.class.getClassLoader();

    @Test
    void findsWhatTheClassPathBrings() {
        Plugins plugins = Plugins.load(LOADER);
        assertThat(plugins.connector("files").name()).isEqualTo("files");
        assertThat(plugins.algorithm("logistic-regression").name()).isEqualTo("logistic-regression");
        assertThat(plugins.metrics(List.of("logLoss", "areaUnderROC")))
                .extracting(metric -> metric.name())
                .containsExactly("logLoss", "areaUnderROC");
    }

    @Test
    void namesWhatThereIsWhenItFindsNothing() {
        assertThatThrownBy(() -> Plugins.load(LOADER).connector("kafka"))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot find connector 'kafka': the class path has [files]");
    }

    @Test
    void refusesTwoOfTheSameName(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Algorithm.class.getName()), Impostor.class.getName());
        try (URLClassLoader plugins = new URLClassLoader(new URL[] {jar.toUri().toURL()}, LOADER)) {
            assertThatThrownBy(() -> Plugins.load(plugins))
                    .isInstanceOf(GristmillException.class)
                    .hasMessageStartingWith("Cannot tell apart ")
                    .hasMessageEndingWith(": both are called 'logistic-regression'");
        }
    }

    /** An algorithm that takes another's name. */
    public static final class Impostor implements Algorithm {

        @Override
        public String name() {
            return "logistic-regression";
        }

        @Override
        public Estimator<?> estimator(Map<String, Object> params, long seed) {
            return new LogisticRegression();
        }
    }
}
