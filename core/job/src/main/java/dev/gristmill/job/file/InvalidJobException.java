package dev.gristmill.job.file;

import dev.gristmill.error.GristmillException;
import java.util.List;

/** A job file cannot be used. Carries everything that is wrong with it; nothing helps but to mend the file. */
public final class InvalidJobException extends GristmillException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private InvalidJobException(List<Problem> problems) {
        super(
                problems.get(0).code(),
                problems.get(0).sentence() + others(problems.size() - 1),
                problems.get(0).position().toString(),
                null);
        this.problems = problems;
    }

    /** Of a problem that leaves nothing else to be found. */
    public static InvalidJobException of(Problem problem) {
        return new InvalidJobException(List.of(problem));
    }

    /** Of one problem or more, in any order. */
    public static InvalidJobException of(List<Problem> problems) {
        return new InvalidJobException(
                problems.stream().sorted(Problem.ORDER).distinct().toList());
    }

    /** Everything that is wrong, in the order of the file, the command line last. */
    public List<Problem> problems() {
        return problems;
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> ", and 1 more problem";
            default -> ", and " + count + " more problems";
        };
    }
}
