package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.Metric;
import dev.gristmill.spi.TableAlgorithm;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsTest {

    private static final ClassLoader LOADER = PluginsTest.class.getClassLoader();

    @Test
    void findsWhatTheClassPathBrings() {
        Plugins plugins = Plugins.load(LOADER);
        assertThat(plugins.connector("files").name()).isEqualTo("files");
        assertThat(plugins.metrics())
                .extracting(Metric::name)
                .startsWith("areaUnderROC", "areaUnderPR", "logLoss")
                .hasSize(11);
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
        Files.writeString(services.resolve(TableAlgorithm.class.getName()), Impostor.class.getName());
        try (URLClassLoader plugins = new URLClassLoader(new URL[] {jar.toUri().toURL()}, LOADER)) {
            assertThatThrownBy(() -> Plugins.load(plugins))
                    .isInstanceOf(GristmillException.class)
                    .hasMessageStartingWith("Cannot tell apart ")
                    .hasMessageEndingWith(": both are called 'prefix-span'");
        }
    }

    /** An algorithm that takes another's name. */
    public static final class Impostor implements TableAlgorithm {

        @Override
        public String name() {
            return "prefix-span";
        }

        @Override
        public Dataset<Row> table(Dataset<Row> rows, Map<String, Object> params, long seed) {
            return rows;
        }
    }
}
