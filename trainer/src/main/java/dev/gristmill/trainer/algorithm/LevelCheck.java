package dev.gristmill.trainer.algorithm;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.rows.Slots;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.StructType;

/** Refuses columns with more levels than a tree can tell apart: Spark would name the place in the vector alone. */
final class LevelCheck {

    private LevelCheck() {}

    /**
     * Checks the levels.
     *
     * @param maxBins what the algorithm is told
     * @param trained how many training rows there are: Spark has no more bins than rows
     */
    static void check(int maxBins, StructType schema, String features, long trained) {
        List<Attribute> places = Slots.attributes(schema, features).toList();
        List<String> names = Slots.names(schema, features);
        long most = Math.min(maxBins, trained);
        List<String> found = IntStream.range(0, places.size())
                .filter(place -> levels(places.get(place)) > most)
                .mapToObj(place -> Slots.name(names, place) + " (" + levels(places.get(place)) + ")")
                .toList();
        if (!found.isEmpty()) {
            String bins = most == maxBins ? "maxBins is " + maxBins : "there are " + trained + " training rows";
            throw new GristmillException(
                    TrainerErrors.MANY_LEVELS,
                    "Cannot train: a tree tells apart at most " + most + " levels of a column, for " + bins
                            + ", and there are more in " + String.join(", ", found),
                    "algorithm.params.maxBins",
                    "raise algorithm.params.maxBins, or encode these columns by target or hash");
        }
    }

    private static int levels(Attribute attribute) {
        if (!(attribute instanceof NominalAttribute nominal)) {
            return 0;
        }
        return nominal.getNumValues().isDefined()
                ? (Integer) nominal.getNumValues().get()
                : 0;
    }
}
