package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.testing.AzuriteServer;
import dev.gristmill.testing.RequiresTool;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a flat namespace: the emulator has no other. */
@RequiresTool(value = "azurite-blob", install = "npm install -g azurite@3.37.0")
final class AbfsContractIT extends RemoteContract {

    @BeforeAll
    static void connect() {
        Configuration settings = session().sparkContext().hadoopConfiguration();
        AzuriteServer.settings().forEach(settings::set);
    }

    @Override
    protected String root() {
        return "abfs://lake@" + AzuriteServer.ACCOUNT;
    }

    @Override
    protected Optional<SourceSpec> lockedSource() {
        return Optional.of(spec("abfs://lake@locked.dfs.core.windows.net/data", null));
    }

    @Override
    protected List<String> namedWhenLocked() {
        return List.of("SharedKey", "fs.azure.account.auth.type");
    }

    @Override
    protected List<String> secrets() {
        return List.of(AzuriteServer.KEY);
    }

    @Test
    void pinsByEtags() {
        assertThat(connector().plan(session(), source(null)))
                .extracting(SourceUnit::fingerprint)
                .allMatch(it -> it.matches("[0-9]+-0x[0-9A-F]+"));
    }
}
