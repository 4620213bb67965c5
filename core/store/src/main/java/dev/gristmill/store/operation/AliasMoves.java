package dev.gristmill.store.operation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.log.Author;
import dev.gristmill.store.log.Intervention;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Promote;
import dev.gristmill.store.log.Promotion;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves an alias because a person wants it. The entry needs no claim, and is refused like a run's if anybody has claimed
 * or moved the alias since the state was read.
 */
public final class AliasMoves {

    private final ModelLog log;
    private final ModelState state;
    private final Move move;

    /**
     * A move that has not been made.
     *
     * @param log of the model
     * @param state what the decision is made on
     * @param move what is wanted
     */
    public AliasMoves(ModelLog log, ModelState state, Move move) {
        this.log = log;
        this.state = state;
        this.move = move;
    }

    /** Refuses a version that the gate rejected, unless it is forced and has a reason. */
    public void requirePromotable(ModelVersion version) {
        boolean named = Objects.equals(state.aliases().get(move.alias()), version.version());
        if (named || !version.rejected()) {
            return;
        }
        if (!move.forced()) {
            throw refused(
                    "Cannot promote " + version.reference() + ": the gate rejected it",
                    "'models show " + version.reference()
                            + "' tells why; --force --reason TEXT promotes it all the same");
        }
        if (move.reason() == null) {
            throw refused(
                    "Cannot promote " + version.reference() + " by --force without a reason: the gate rejected it",
                    "say why by --reason TEXT; the log keeps it");
        }
    }

    /** Lets the alias name the version. */
    public Moved promote(ModelVersion version) {
        boolean forced = move.forced() && version.rejected();
        return move(version, new Intervention(Intervention.Action.PROMOTE, move.by(), move.reason(), forced));
    }

    /**
     * The version to go back to.
     *
     * @param wanted a version that the alias has named before; null for the one before
     */
    public ModelVersion target(@Nullable ModelVersion wanted) {
        AliasHistory history = new AliasHistory(state, move.alias());
        if (wanted == null) {
            return history.before().flatMap(state::usable).orElseThrow(this::nothingBefore);
        }
        boolean named = state.promotions().stream()
                .anyMatch(moved -> moved.alias().equals(move.alias()) && moved.to() == wanted.version());
        if (!named) {
            throw refused(
                    "Cannot roll back to " + wanted.reference() + ": it never was " + move.alias(),
                    "'models promote " + wanted.reference() + "' makes it so");
        }
        return wanted;
    }

    /** Lets the alias name the version again. */
    public Moved rollback(ModelVersion version) {
        return move(version, new Intervention(Intervention.Action.ROLLBACK, move.by(), move.reason(), false));
    }

    private Moved move(ModelVersion version, Intervention intervention) {
        Integer now = state.aliases().get(move.alias());
        if (Objects.equals(now, version.version())) {
            return new Moved(state.model(), move.alias(), now, version.version(), false);
        }
        log.append(Author.operator(state.epoch()), new Promote(move.alias(), version.version(), now, intervention));
        return new Moved(state.model(), move.alias(), now, version.version(), true);
    }

    private GristmillException nothingBefore() {
        Optional<Promotion> any = state.promotions().stream()
                .filter(moved -> moved.alias().equals(move.alias()))
                .findFirst();
        return new GristmillException(
                StoreErrors.NOTHING_BEFORE,
                "Cannot roll back " + state.model() + ": "
                        + (any.isEmpty()
                                ? "no version ever was " + move.alias()
                                : "no version was " + move.alias() + " before the one that is"),
                null,
                "'models list " + state.model() + "' tells what there is to promote");
    }

    private static GristmillException refused(String message, String hint) {
        return new GristmillException(StoreErrors.MOVE_REFUSED, message, null, hint);
    }
}
