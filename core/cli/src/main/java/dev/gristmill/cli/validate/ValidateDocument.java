package dev.gristmill.cli.validate;

import dev.gristmill.cli.ProblemEntry;
import dev.gristmill.job.file.Problem;
import java.util.List;

/**
 * What {@code validate -o json} writes.
 *
 * @param valid whether there is no problem
 * @param problems in the order of the file
 */
record ValidateDocument(boolean valid, List<ProblemEntry> problems) {

    static ValidateDocument of(List<Problem> problems) {
        return new ValidateDocument(
                problems.isEmpty(), problems.stream().map(ProblemEntry::of).toList());
    }
}
