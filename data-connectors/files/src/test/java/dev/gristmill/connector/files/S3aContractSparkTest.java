package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.testing.S3Server;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class S3aContractSparkTest extends FilesContract {

    private final Path data = new Path("s3a://" + S3Server.BUCKET + "/" + UUID.randomUUID() + "/data set 1%20");

    @BeforeAll
    static void connect() {
        S3Settings.give(session());
    }

    @Override
    protected Path data() {
        return data;
    }

    @Override
    protected Format format() {
        return Format.PARQUET;
    }

    @Override
    protected Optional<SourceSpec> lockedSource() {
        return Optional.of(spec("s3a://locked/data", null));
    }

    @Override
    protected List<String> namedWhenLocked() {
        return List.of("SimpleAWSCredentialsProvider", "EnvironmentVariableCredentialsProvider", "IAMInstance");
    }

    @Override
    protected List<String> secrets() {
        return S3Settings.SECRETS;
    }

    @Test
    void pinsByEtags() {
        assertThat(connector().plan(session(), source(null)))
                .extracting(SourceUnit::fingerprint)
                .allMatch(it -> it.matches("[0-9]+-[0-9a-f]{32}"));
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        assertThatThrownBy(() -> connector().plan(session(), spec("s3a://absent/data", null)))
                .hasMessage("Cannot read s3a://absent/data: there is no such bucket or container");
    }
}
