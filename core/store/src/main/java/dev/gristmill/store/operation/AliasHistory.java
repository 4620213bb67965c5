package dev.gristmill.store.operation;

import dev.gristmill.store.log.Intervention;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.Promotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The versions that an alias stands on: a promotion adds one, a rollback takes off those above the one it goes to. */
final class AliasHistory {

    private final List<Integer> line = new ArrayList<>();

    AliasHistory(ModelState state, String alias) {
        state.promotions().stream().filter(move -> move.alias().equals(alias)).forEach(this::add);
    }

    private void add(Promotion move) {
        Intervention intervention = move.intervention();
        int place = line.lastIndexOf(move.to());
        boolean back = intervention != null && intervention.action() == Intervention.Action.ROLLBACK && place >= 0;
        if (back) {
            line.subList(place, line.size()).clear();
        }
        line.add(move.to());
    }

    /** The version before the one that the alias names, which a rollback goes to: rolling back twice goes back two. */
    Optional<Integer> before() {
        int now = line.isEmpty() ? 0 : line.get(line.size() - 1);
        return line.stream().filter(version -> version != now).reduce((older, newer) -> newer);
    }
}
