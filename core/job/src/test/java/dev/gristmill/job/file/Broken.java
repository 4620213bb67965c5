package dev.gristmill.job.file;

import java.util.List;

/**
 * A broken job file and what must be said of it.
 *
 * @param text the file
 * @param problems a line for each, without the file's name
 */
record Broken(String text, List<String> problems) {

    Broken {
        problems = problems.stream()
                .map(problem -> problem.startsWith("job.yaml:") ? problem : "job.yaml:" + problem)
                .toList();
    }

    /** The small job with one line replaced. */
    static Broken line(int number, String replacement, String... problems) {
        return new Broken(Jobs.edited(number, replacement), List.of(problems));
    }

    /** The small job with lines after it. */
    static Broken more(String text, String... problems) {
        return new Broken(Jobs.appended(text), List.of(problems));
    }

    /** The small job with another algorithm, in line 11. */
    static Broken algorithm(String text, String... problems) {
        return line(11, "algorithm: " + text, problems);
    }

    /** The small job with a stage after its only rule, in line 11. */
    static Broken stage(String text, String... problems) {
        return line(10, "    scale: standard\n  - " + text, problems);
    }

    @Override
    public String toString() {
        return String.join(" | ", problems);
    }
}
