package dev.gristmill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

final class RequiresToolTest {

    private static final String MESSAGE =
            "Cannot run without 'quern', which is not on the PATH: apt-get install -y quern";

    @TempDir
    private Path folder;

    @Test
    void skipsWithTheInstallLineWhenTheToolIsMissing() {
        RequiresToolExtension extension = new RequiresToolExtension(Map.of("PATH", folder.toString()));

        ConditionEvaluationResult result = extension.evaluateExecutionCondition(marked());

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains(MESSAGE);
    }

    @Test
    void failsWithTheInstallLineWhenTheToolIsMissingUnderCi() {
        RequiresToolExtension extension = new RequiresToolExtension(Map.of("PATH", folder.toString(), "CI", "true"));

        assertThat(extension.evaluateExecutionCondition(marked()).isDisabled()).isFalse();
        assertThatThrownBy(() -> extension.beforeAll(marked()))
                .isInstanceOf(AssertionError.class)
                .hasMessage(MESSAGE);
        assertThatThrownBy(() -> extension.beforeEach(marked()))
                .isInstanceOf(AssertionError.class)
                .hasMessage(MESSAGE);
    }

    @Test
    void anotherValueOfCiSkips() {
        RequiresToolExtension extension = new RequiresToolExtension(Map.of("CI", "false"));

        assertThat(extension.evaluateExecutionCondition(marked()).isDisabled()).isTrue();
    }

    @Test
    void runsWhenTheToolIsInAnyFolderOfThePath() throws IOException {
        addTool();
        String path = String.join(File.pathSeparator, "", folder.resolve("none").toString(), folder.toString());
        RequiresToolExtension extension = new RequiresToolExtension(Map.of("PATH", path, "CI", "true"));

        assertThat(extension.evaluateExecutionCondition(marked()).isDisabled()).isFalse();
        assertThatCode(() -> extension.beforeAll(marked())).doesNotThrowAnyException();
        assertThatCode(() -> extension.beforeEach(marked())).doesNotThrowAnyException();
    }

    @Test
    void aFileThatCannotBeExecutedIsNoTool() throws IOException {
        assertThat(addTool().toFile().setExecutable(false, false)).isTrue();
        RequiresToolExtension extension = new RequiresToolExtension(Map.of("PATH", folder.toString()));

        assertThat(extension.evaluateExecutionCondition(marked()).isDisabled()).isTrue();
    }

    @Test
    void aFolderIsNoTool() throws IOException {
        Files.createDirectory(folder.resolve("quern"));
        RequiresToolExtension extension = new RequiresToolExtension(Map.of("PATH", folder.toString()));

        assertThat(extension.evaluateExecutionCondition(marked()).isDisabled()).isTrue();
    }

    @Test
    void whatIsNotMarkedRuns() {
        RequiresToolExtension extension = new RequiresToolExtension(Map.of("CI", "true"));
        ExtensionContext context = contextOf(RequiresToolTest.class);

        assertThat(extension.evaluateExecutionCondition(context).isDisabled()).isFalse();
        assertThatCode(() -> extension.beforeEach(context)).doesNotThrowAnyException();
    }

    /** Whether the missing tool skips or fails is the real environment's to say: the test does not run either way. */
    @Test
    void theAnnotationAloneKeepsATestFromRunning() {
        Events methods = run(MarkedMethods.class).testEvents();
        assertThat(methods.succeeded().count()).isEqualTo(1);
        assertThat(methods.skipped().count() + methods.failed().count()).isEqualTo(1);

        assertThat(run(MarkedClass.class).testEvents().succeeded().count()).isZero();
        assertThat(run(HeirOfMarkedClass.class).testEvents().succeeded().count())
                .isZero();
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    private Path addTool() throws IOException {
        Path tool = Files.createFile(folder.resolve("quern"));
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        return tool;
    }

    private static ExtensionContext marked() {
        return contextOf(MarkedClass.class);
    }

    /** A context that knows its element and nothing else. */
    private static ExtensionContext contextOf(Class<?> element) {
        return (ExtensionContext) Proxy.newProxyInstance(
                RequiresToolTest.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getElement")) {
                        return Optional.of(element);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @RequiresTool(value = "quern", install = "apt-get install -y quern")
    static class MarkedClass {

        @Test
        void grinds() {}
    }

    static final class HeirOfMarkedClass extends MarkedClass {}

    static final class MarkedMethods {

        @Test
        @RequiresTool(value = "quern", install = "apt-get install -y quern")
        void grinds() {}

        @Test
        @RequiresTool(value = "sh", install = "apt-get install -y dash")
        void runsAShell() {}
    }
}
