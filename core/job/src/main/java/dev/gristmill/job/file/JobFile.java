package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.Position;
import dev.gristmill.job.TrainingJob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads job files: the file, then profiles, then {@code --set}, then what <code>${}</code> asks for, then the spec
 * records. Nothing is accepted and ignored.
 *
 * <p>Thread-safe as far as the environment is; reads nothing but the job file and what it names.
 */
public final class JobFile {

    private final JobRequest request;
    private final Catalogue catalogue;
    private final Environment environment;

    private JobFile(JobRequest request, Catalogue catalogue, Environment environment) {
        this.request = request;
        this.catalogue = catalogue;
        this.environment = environment;
    }

    /**
     * Reads and checks a job.
     *
     * @param request which job
     * @param catalogue what it can name
     * @param environment what it can look up
     * @return the job with every default filled in and every relative path made absolute
     * @throws InvalidJobException with everything that is wrong with it; the user must mend it
     */
    public static TrainingJob load(JobRequest request, Catalogue catalogue, Environment environment) {
        return new JobFile(request, catalogue, environment).load();
    }

    private TrainingJob load() {
        Problems problems = new Problems();
        MapNode document = document(problems);
        MapNode merged = Setting.applyAll(Overlay.profiles(document, request, problems), request.settings(), problems);
        TrainingJob job = read(merged, environment, problems);
        checkIdleProfiles(document, problems);
        problems.throwIfAny();
        return job;
    }

    private TrainingJob read(MapNode merged, Environment lookUps, Problems problems) {
        Secrets secrets = new Secrets(merged, catalogue);
        secrets.check(merged, problems);
        Folder folder = Folder.of(request.file());
        MapNode filled = new Substitution(folder, lookUps, problems).fill(merged, "");
        JobOrigin origin = Origins.of(request.file().toString(), merged);
        TrainingJob job = new JobReader(catalogue).read(filled, origin, new Reading(folder, secrets, problems));
        FeatureChecks.check(job, catalogue, problems);
        return job;
    }

    /** What is wrong in a profile must not wait until somebody asks for it. */
    private void checkIdleProfiles(MapNode document, Problems problems) {
        for (MapNode profile : Overlay.idle(document, request)) {
            Set<Position> places = new HashSet<>();
            collect(profile, places);
            Problems found = new Problems();
            read(Overlay.merge(document.without(Overlay.PROFILES), profile), environment, found);
            found.found().stream()
                    .filter(JobFile::alwaysWrong)
                    .filter(problem -> places.contains(problem.position()))
                    .forEach(problems::add);
        }
    }

    // What it looks up may be there elsewhere, and another profile below it may change connector or algorithm
    private static boolean alwaysWrong(Problem problem) {
        boolean depends = problem.path().startsWith("source.")
                || problem.path().startsWith("sources.")
                || problem.path().startsWith("algorithm.")
                || problem.code().equals(JobErrors.CONTRADICTION);
        return problem.code().equals(JobErrors.LITERAL_SECRET)
                || (!depends && !problem.code().equals(JobErrors.NO_SUBSTITUTE));
    }

    private static void collect(Node node, Set<Position> places) {
        places.add(node.position());
        if (node instanceof MapNode map) {
            map.entries().values().forEach(entry -> {
                places.add(entry.position());
                collect(entry.value(), places);
            });
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> collect(item, places));
        }
    }

    private MapNode document(Problems problems) {
        String text = TextFile.job(request.file(), environment);
        Node root = yaml(text, problems);
        if (root instanceof MapNode map) {
            return map;
        }
        boolean empty = root instanceof ScalarNode scalar && scalar.empty();
        String message = "Invalid job file: " + (empty ? "empty" : root.noun()) + " (expected a map)";
        problems.add(JobErrors.BROKEN_YAML, root.position(), "", message);
        throw InvalidJobException.of(problems.found());
    }

    private Node yaml(String text, Problems problems) {
        try {
            return new YamlReader(text, this::position, problems).read(new Position(file(), 1, 1));
        } catch (MarkedYAMLException e) {
            problems.add(JobErrors.BROKEN_YAML, position(e.getProblemMark()), "", message(e.getProblem()));
        } catch (ReaderException e) {
            String character = String.format("character U+%04X is not allowed", e.getCodePoint());
            problems.add(JobErrors.BROKEN_YAML, position(text, e.getPosition()), "", message(character));
        } catch (YAMLException e) {
            problems.add(
                    JobErrors.BROKEN_YAML, new Position(file(), 1, 1), "", message(String.valueOf(e.getMessage())));
        }
        throw InvalidJobException.of(problems.found());
    }

    private String file() {
        return request.file().toString();
    }

    private Position position(Mark mark) {
        return new Position(file(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Position position(String text, int codePoint) {
        List<String> lines = text.codePoints()
                .limit(codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .lines()
                .toList();
        int last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).length();
        return new Position(file(), Math.max(1, lines.size()), last + 1);
    }

    private static String message(String problem) {
        String line = problem.strip().replaceAll("\\s+", " ");
        return "Invalid YAML: " + (line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }
}
