package dev.gristmill.cli.validate;

import dev.gristmill.job.file.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code validate -o json} writes.
 *
 * @param valid whether there is no problem
 * @param problems in the order of the file
 */
record ValidateDocument(boolean valid, List<Entry> problems) {

    static ValidateDocument of(List<Problem> problems) {
        return new ValidateDocument(
                problems.isEmpty(), problems.stream().map(Entry::of).toList());
    }

    /** One problem, with the place in parts. */
    record Entry(
            String code,
            String file,
            int line,
            int column,
            String path,
            String message,
            @Nullable String suggestion) {

        static Entry of(Problem problem) {
            return new Entry(
                    problem.code().id(),
                    problem.position().file(),
                    problem.position().line(),
                    problem.position().column(),
                    problem.path(),
                    problem.message(),
                    problem.suggestion());
        }
    }
}
