package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gristmill.error.ErrorCode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/errors.md has every code that is a constant anywhere, with its exit code, and no code that nobody uses. */
final class DocumentedErrorsTest {

    private static final Pattern ROW = Pattern.compile("\\| *`([A-Z]+-[0-9]{3})` *\\|[^|]*\\| *(\\w+) *\\|");
    private static final Pattern OF_DATA = Pattern.compile("(TRAIN|EVAL|DATA)-.*");
    /** In place of an exit code: it ends no run. */
    private static final String WARNING = "warning";

    private final Map<String, String> exits = new TreeMap<>(constants().stream()
            .collect(Collectors.toMap(
                    ErrorCode::id, code -> String.valueOf(code.exitCode().number()), (one, same) -> one)));

    @Test
    void describesEveryCode() throws IOException {
        Map<String, String> documented = documented();

        assertThat(exits).hasSizeGreaterThan(50);
        assertThat(documented.keySet()).containsAll(exits.keySet());
        assertThat(exits)
                .allSatisfy((code, exit) ->
                        assertThat(documented.get(code)).as(code).isIn(exit, WARNING));
    }

    @Test
    void describesNoCodeThatIsNone() throws IOException {
        List<String> ofData = documented().keySet().stream()
                .filter(code -> OF_DATA.matcher(code).matches())
                .toList();

        assertThat(exits.keySet()).containsAll(ofData);
    }

    private static Map<String, String> documented() throws IOException {
        return ROW.matcher(Files.readString(Repository.file("docs/errors.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), (MatchResult row) -> row.group(2)));
    }

    private static List<ErrorCode> constants() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.gristmill").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(ErrorCode.class))
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .map(DocumentedErrorsTest::value)
                        .toList();
    }

    private static ErrorCode value(JavaField constant) {
        try {
            Field field = constant.reflect();
            field.setAccessible(true);
            return (ErrorCode) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(constant.getFullName(), e);
        }
    }
}
