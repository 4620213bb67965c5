package dev.gristmill.trainer.feature;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.Problem;
import dev.gristmill.job.file.Suggestions;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what does not fit between a job and its source, so that all of it is told at once. Not thread-safe. */
public final class Findings {

    private final JobOrigin origin;
    private final List<Problem> problems = new ArrayList<>();

    public Findings(JobOrigin origin) {
        this.origin = origin;
    }

    /** Adds what is wrong with a part of the job. */
    public void add(ErrorCode code, String path, String message) {
        add(problem(code, path, message));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** A problem that is not added: what only turns out later. */
    Problem problem(ErrorCode code, String path, String message) {
        return new Problem(code, origin.locate(path), path, message, null);
    }

    /** Adds a word that nobody knows, with the known one that comes closest. */
    public void unknown(ErrorCode code, String path, String message, Guess guess) {
        String suggestion = Suggestions.closest(guess.word(), guess.known());
        problems.add(new Problem(code, origin.locate(path), path, message, suggestion));
    }

    /** Adds a column that is not there. */
    public void unknownColumn(String path, String column, Collection<String> known) {
        String message = "Unknown column '" + column + "' (the source has " + String.join(", ", known) + ")";
        unknown(TrainerErrors.COLUMN, path, message, new Guess(column, known));
    }

    /**
     * Ends the check.
     *
     * @throws InvalidJobException when there is anything wrong
     */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw InvalidJobException.of(problems);
        }
    }

    /**
     * A word and what it could have been.
     *
     * @param word as it was written
     * @param known the right ones
     */
    public record Guess(String word, Collection<String> known) {

        public Guess {
            known = List.copyOf(known);
        }
    }
}
