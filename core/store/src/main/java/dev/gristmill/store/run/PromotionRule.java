package dev.gristmill.store.run;

import dev.gristmill.store.log.ModelVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a run leaves its version unpromoted although the gate lets it through. */
public final class PromotionRule {

    private PromotionRule() {}

    /**
     * Why a version for this date does not replace the champion: a backfill of an older date must not take the place of
     * what newer data taught. Empty if it does; also when either has no date, or there is no champion.
     */
    public static Optional<String> withheld(@Nullable String logicalDate, Optional<ModelVersion> champion) {
        String current = champion.map(ModelVersion::logicalDate).orElse(null);
        if (logicalDate == null
                || current == null
                || !LogicalDates.instant(logicalDate).isBefore(LogicalDates.instant(current))) {
            return Optional.empty();
        }
        return Optional.of("logical date " + logicalDate + " is older than the champion's, " + current);
    }
}
