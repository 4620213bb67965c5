package dev.gristmill.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Skips or fails what {@link RequiresTool} marks. A condition can only enable or disable, and an exception from it is
 * reported as a broken condition: so the failure comes from the call-backs before the first test, or before the marked
 * method.
 */
final class RequiresToolExtension implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback {

    private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private final Map<String, String> environment;

    RequiresToolExtension() {
        this(System.getenv());
    }

    RequiresToolExtension(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return missingIn(context)
                .filter(tool -> !failsWithoutTools())
                .map(tool -> ConditionEvaluationResult.disabled(message(tool)))
                .orElseGet(() -> ConditionEvaluationResult.enabled("No tool is missing, or its absence is a failure"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        failIfMissing(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        failIfMissing(context);
    }

    private void failIfMissing(ExtensionContext context) {
        missingIn(context).filter(tool -> failsWithoutTools()).ifPresent(tool -> {
            throw new AssertionError(message(tool));
        });
    }

    private Optional<RequiresTool> missingIn(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresTool.class)
                .filter(tool -> !isOnPath(tool.value()));
    }

    private boolean isOnPath(String tool) {
        return PATH_SEPARATOR
                .splitAsStream(environment.getOrDefault("PATH", ""))
                // An empty entry means the working directory, where no tool of ours is
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(tool))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private boolean failsWithoutTools() {
        return "true".equals(environment.get("CI"));
    }

    private static String message(RequiresTool tool) {
        return "Cannot run without '" + tool.value() + "', which is not on the PATH: " + tool.install();
    }
}
