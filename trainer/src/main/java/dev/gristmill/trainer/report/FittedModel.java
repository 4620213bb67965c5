package dev.gristmill.trainer.report;

import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.VectorSlots;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.classification.TrainingSummary;
import org.apache.spark.ml.regression.LinearRegressionTrainingSummary;
import org.apache.spark.ml.util.HasTrainingSummary;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** What a fitted algorithm tells of itself. Asks the model alone: no row is read. */
public final class FittedModel {

    private final @Nullable Transformer model;
    private final StructType rows;
    private final VectorSlots slots;
    private final List<String> classes;

    /**
     * A fitted algorithm.
     *
     * @param algorithm the algorithm alone; without stages where it gives a table
     * @param rows the columns of the rows that it was fitted on
     * @param slots what the places of the feature vector stand for
     * @param classes the labels of a classification, in the order of their numbers; empty for other tasks
     */
    public FittedModel(PipelineModel algorithm, StructType rows, VectorSlots slots, List<String> classes) {
        this.model = algorithm.stages().length == 0 ? null : algorithm.stages()[0];
        this.rows = rows;
        this.slots = slots;
        this.classes = List.copyOf(classes);
    }

    /** What the model makes of its features, by column and level; of {@link Importance.Kind#NONE} if it does not tell. */
    public Importance importance() {
        ModelWeights weights = model == null ? null : ModelWeights.of(model);
        return weights == null ? Importance.none(Silence.of(model)) : importance(weights);
    }

    /** The objective before the first iteration and after each; empty for a fit that does not tell. */
    public List<Double> learningCurve() {
        double[] history = {};
        if (model instanceof HasTrainingSummary<?> fitted && fitted.hasSummary()) {
            Object summary = fitted.summary();
            if (summary instanceof TrainingSummary classification) {
                history = classification.objectiveHistory();
            } else if (summary instanceof LinearRegressionTrainingSummary regression) {
                history = regression.objectiveHistory();
            }
        }
        // A solver that needs no iterations has a history of one
        return history.length < 2
                ? List.of()
                : Arrays.stream(history).filter(Double::isFinite).boxed().toList();
    }

    private Importance importance(ModelWeights weights) {
        PlaceValues values = weights.values();
        boolean shares = weights.kind() == Importance.Kind.IMPORTANCE;
        LargestPlaces largest = new LargestPlaces(Importance.LIMIT);
        double[] byPlace = new double[values.size()];
        values.forEach((row, place, value) -> {
            largest.add(row, place, value);
            double size = Double.isFinite(value) ? Math.abs(value) : 0;
            byPlace[place] = shares ? byPlace[place] + size : Math.max(byPlace[place], size);
        });
        Attribute[] names = names();
        List<Importance.Entry> entries = largest.places().stream()
                .map(place -> entry(place, names, weights))
                .toList();
        return new Importance(
                weights.kind(),
                columns(byPlace, names, shares ? Double::sum : Math::max),
                entries,
                values.size(),
                largest.note());
    }

    private List<Importance.Column> columns(double[] byPlace, Attribute[] names, BinaryOperator<Double> merge) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int place = 0; place < byPlace.length; place++) {
            weights.merge(slot(place, names).column(), byPlace[place], merge);
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(Importance.LIMIT)
                .map(column -> new Importance.Column(column.getKey(), column.getValue()))
                .toList();
    }

    private Importance.Entry entry(LargestPlaces.Place place, Attribute[] names, ModelWeights weights) {
        VectorSlots.Slot slot = slot(place.index(), names);
        List<String> labels = weights.labels().isEmpty() ? classes : weights.labels();
        String label = weights.values().rows() == 1
                ? null
                : place.row() < labels.size() ? labels.get(place.row()) : Integer.toString(place.row());
        return new Importance.Entry(slot.column(), slot.level(), label, place.value());
    }

    private VectorSlots.Slot slot(int index, Attribute[] names) {
        return index < names.length && names[index].name().isDefined()
                ? slots.slot(names[index].name().get())
                : new VectorSlots.Slot(FeaturePlan.FEATURES, Integer.toString(index));
    }

    private Attribute[] names() {
        if (!List.of(rows.fieldNames()).contains(FeaturePlan.FEATURES)) {
            return new Attribute[0];
        }
        AttributeGroup group = AttributeGroup.fromStructField(rows.apply(FeaturePlan.FEATURES));
        return group.attributes().isDefined() ? group.attributes().get() : new Attribute[0];
    }
}
