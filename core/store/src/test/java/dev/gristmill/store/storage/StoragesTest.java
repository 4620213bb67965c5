package dev.gristmill.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.fake.CountingNonces;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoragesTest {

    @Test
    void opensPathsAndFileUris(@TempDir Path folder) throws URISyntaxException {
        URI uri = new URI("file", "", folder.toString(), null);
        assertThat(open(folder.toString()).root()).isEqualTo(uri);
        assertThat(open(folder.toUri().toString()).root()).isEqualTo(uri);
        assertThat(open("file:" + uri.getRawPath()).root()).isEqualTo(uri);
        assertThat(open("models").root())
                .isEqualTo(
                        new URI("file", "", Path.of("models").toAbsolutePath().toString(), null));
    }

    @Test
    void saysWhichSchemesThereAre() {
        assertThatThrownBy(() -> open("s3a://lake/models"))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure)
                            .hasMessage(
                                    "Cannot open the store 's3a://lake/models': no storage for 's3a' in this version"
                                            + " (available: file)");
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.INVALID);
                });
    }

    @Test
    void neverRepeatsSecrets() {
        assertThatThrownBy(() -> open("s3a://key:sec/ret@lake/models?sig=secret"))
                .hasMessage("Cannot open the store 's3a://***@lake/models': no storage for 's3a' in this version"
                        + " (available: file)");
        assertThatThrownBy(() -> open("file://user:secret@host/models"))
                .hasMessageContaining("'file://***@host/models'")
                .hasNoCause();
        assertThatThrownBy(() -> open("file://user:se cret@host/models"))
                .hasMessageContaining("'file://***@host/models'")
                .hasNoCause();
    }

    @Test
    void refusesWhatIsNoLocation() {
        assertThatThrownBy(() -> open(" ")).hasMessage("Cannot open the store ' ': it is empty");
        assertThatThrownBy(() -> open("a\0b")).hasMessage("Cannot open the store 'a\0b': it is not a path");
    }

    private static Storage open(String location) {
        return Storages.open(location, new CountingNonces());
    }
}
