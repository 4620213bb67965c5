package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.file.JobErrors;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the columns that a rule is for. */
final class Selection {

    private final PlanRequest request;
    private final ColumnState state;
    private final Findings findings;

    Selection(PlanRequest request, ColumnState state, Findings findings) {
        this.request = request;
        this.state = state;
        this.findings = findings;
    }

    /**
     * The columns in order, with where the job names them. What cannot be selected is among the findings.
     *
     * @param rule the rule's path
     */
    Map<String, String> columns(String rule, ColumnSelector selector) {
        String path = rule + ".columns";
        Set<String> excepted = excepted(path, selector);
        Map<String, String> columns = new LinkedHashMap<>();
        if (selector.type() != null) {
            List<String> found =
                    ofType(selector).filter(it -> !excepted.contains(it)).toList();
            noneIsAnError(path, selector.type().toString().toLowerCase(Locale.ROOT), found);
            found.forEach(column -> columns.put(column, path));
        }
        for (int i = 0; i < selector.names().size(); i++) {
            String place = path + "[" + i + "]";
            named(place, selector.names().get(i), excepted).forEach(column -> columns.putIfAbsent(column, place));
        }
        return columns;
    }

    private Stream<String> ofType(ColumnSelector selector) {
        return selectable()
                .filter(column -> Types.of(
                        Objects.requireNonNull(selector.type()),
                        request.schema().apply(column).dataType()));
    }

    private Stream<String> selectable() {
        return state.base().stream()
                .filter(state::selectable)
                .filter(column -> !request.unselectable().contains(column));
    }

    private List<String> named(String path, String name, Set<String> excepted) {
        if (ColumnSelector.wildcard(name)) {
            List<String> found = selectable()
                    .filter(pattern(name).asMatchPredicate())
                    .filter(column -> !excepted.contains(column))
                    .toList();
            noneIsAnError(path, name, found);
            return found;
        }
        return !excepted.contains(name) && usable(path, name) ? List.of(name) : List.of();
    }

    /** Whether there is a column of that name. */
    boolean known(String path, String column) {
        if (state.broken(column)) {
            return false;
        }
        boolean known = state.known().contains(column);
        if (!known) {
            findings.unknownColumn(path, column, state.known());
        }
        return known;
    }

    /** Whether a rule can use a column by its name. */
    boolean usable(String path, String column) {
        if (!known(path, column)) {
            return false;
        }
        String end = state.ended(column);
        if (end != null) {
            String message = "Cannot use " + path + " '" + column + "': an earlier rule has " + end + " it";
            findings.add(JobErrors.CONTRADICTION, path, message);
            return false;
        }
        if (column.indexOf('.') >= 0) {
            String message = "Invalid " + path + ": '" + column
                    + "' (expected a name without a dot, for spark.ml; derive a column of another name)";
            findings.add(TrainerErrors.COLUMN, path, message);
            return false;
        }
        return true;
    }

    private Set<String> excepted(String path, ColumnSelector selector) {
        List<String> excepted = new ArrayList<>();
        for (int i = 0; i < selector.except().size(); i++) {
            String name = selector.except().get(i);
            List<String> found = state.base().stream()
                    .filter(pattern(name).asMatchPredicate())
                    .toList();
            String place = path + ".except[" + i + "]";
            if (ColumnSelector.wildcard(name)) {
                noneIsAnError(place, name, found);
            } else if (found.isEmpty() && !state.broken(name)) {
                findings.unknownColumn(place, name, state.base());
            }
            excepted.addAll(found);
        }
        return Set.copyOf(excepted);
    }

    private void noneIsAnError(String path, String selector, List<String> found) {
        if (found.isEmpty()) {
            String message = "Invalid " + path + ": '" + selector + "' selects no column (there are "
                    + String.join(", ", selectable().toList()) + ")";
            findings.add(TrainerErrors.COLUMN, path, message);
        }
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
