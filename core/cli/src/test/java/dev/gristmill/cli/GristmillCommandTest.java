package dev.gristmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GristmillCommandTest {

    @Test
    void endsWithTheExitCodeThatACommandReturns() {
        assertThat(Terminal.run("fail", "--how", "not").exitCode()).isZero();
        assertThat(Terminal.run("fail", "--how", "reject").exitCode()).isEqualTo(10);
    }

    @Test
    void tellsAFailureInOneLineWithAHint() {
        assertThat(Terminal.run("fail", "--how", "storage")).isEqualTo(new Terminal(75, "", """
                        error STORE-501 s3a://models: Cannot read the log: connection reset
                          hint: run the command again
                        """));
    }

    @Test
    void printsTheStackWhenAsked() {
        assertThat(Terminal.run("fail", "--how", "storage", "--stacktrace").err())
                .contains("GristmillException: Cannot read the log", "at dev.gristmill.cli.FailingCommand.call");
    }

    @Test
    void tellsAFailureAsADocumentToo() {
        Terminal terminal = Terminal.run("fail", "--how", "storage", "-o", "json");

        assertThat(terminal.out()).isEqualTo("""
                        {
                          "schemaVersion" : 1,
                          "error" : {
                            "code" : "STORE-501",
                            "blame" : "EXTERNAL",
                            "message" : "Cannot read the log: connection reset",
                            "where" : "s3a://models",
                            "hint" : "run the command again",
                            "retryable" : true
                          }
                        }
                        """);
        assertThat(terminal.err()).startsWith("error STORE-501 s3a://models: ");
        assertThat(terminal.exitCode()).isEqualTo(75);
    }

    @Test
    void tellsWhatNobodyForesawAsABug() {
        assertThat(Terminal.run("fail", "--how", "bug")).isEqualTo(new Terminal(70, "", """
                        error RUN-900: Cannot go on: java.lang.IllegalStateException: no such state
                          hint: this is a bug in Gristmill: run the command again with --stacktrace and report what it\
                         prints
                        """));
        Terminal linkage = Terminal.run("fail", "--how", "linkage", "--stacktrace");
        assertThat(linkage.exitCode()).isEqualTo(70);
        assertThat(linkage.err())
                .startsWith("error RUN-900: Cannot go on: java.lang.NoClassDefFoundError: dev/gristmill/Gone")
                .contains("Caused by: java.lang.NoClassDefFoundError");
    }

    @Test
    void endsAsTheJvmDoesWhenMemoryRunsOut() {
        assertThat(Terminal.run("fail", "--how", "memory")).isEqualTo(new Terminal(3, "", """
                                error RUN-901: Cannot go on: out of memory (a test)
                                  hint: give the process more memory
                                """));
    }

    @Test
    void refusesAWrongCommandLineWithASuggestion() {
        assertThat(Terminal.run("valdate")).isEqualTo(new Terminal(64, "", """
                        error CLI-100: Unmatched argument at index 0: 'valdate'
                          hint: did you mean validate? See 'gristmill --help'
                        """));
        assertThat(Terminal.run("validate", "job.yaml", "--profil", "prod").err())
                .isEqualTo("""
                        error CLI-100: Unknown options: '--profil', 'prod'
                          hint: did you mean --profile? See 'gristmill validate --help'
                        """);
        assertThat(Terminal.run("validate")).isEqualTo(new Terminal(64, "", """
                        error CLI-100: Missing required parameter: 'JOB'
                          hint: See 'gristmill validate --help'
                        """));
        assertThat(Terminal.run().exitCode()).isEqualTo(64);
    }

    @Test
    void refusesAWrongCommandLineAsADocumentToo() {
        Terminal terminal = Terminal.run("validate", "-o", "json");

        assertThat(terminal.exitCode()).isEqualTo(64);
        assertThat(terminal.out())
                .contains("\"schemaVersion\" : 1", "\"code\" : \"CLI-100\"", "Missing required parameter: 'JOB'");
        assertThat(Terminal.run("validate", "job.yaml", "--output", "xml").err())
                .startsWith("error CLI-100: Invalid value for option '--output': expected one of [TEXT, JSON]"
                        + " (case-insensitive) but was 'xml'");
    }

    @Test
    void helpsAndTellsItsVersion() {
        Terminal help = Terminal.run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: gristmill", "validate", "help");
        assertThat(Terminal.run("help", "validate").out()).contains("Usage: gristmill validate", "text, json");
        assertThat(Terminal.run("--version").out()).matches("gristmill \\d+\\.\\d+\\.\\d+\\S*\\Rjava 17\\S*\\R");
        assertThat(Terminal.run("validate", "--version")).isEqualTo(Terminal.run("--version"));
    }
}
