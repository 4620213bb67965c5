package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.testing.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class S3aContractSparkTest extends RemoteContract {

    private static final String METADATA = "aws.ec2MetadataServiceEndpoint";

    /** Stands for the service that gives credentials to machines of a cloud, where there is none: it never answers. */
    private static ServerSocket silence;

    @BeforeAll
    static void connect() throws IOException {
        S3Settings.give(session());
        silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        System.setProperty(METADATA, "http://127.0.0.1:" + silence.getLocalPort());
    }

    @AfterAll
    static void speak() throws IOException {
        System.clearProperty(METADATA);
        silence.close();
    }

    @Override
    protected String root() {
        return "s3a://" + S3Server.BUCKET;
    }

    @Override
    protected Optional<SourceSpec> lockedSource() {
        return Optional.of(spec("s3a://locked/data", null));
    }

    @Override
    protected List<String> namedWhenLocked() {
        return List.of("tried TemporaryAWSCredentialsProvider, SimpleAWSCredentialsProvider,"
                + " EnvironmentVariableCredentialsProvider, IAMInstanceCredentialsProvider");
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
