package dev.gristmill.trainer.report;

import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.VectorSlots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.TrainingSummary;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.AFTSurvivalRegressionModel;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionTrainingSummary;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.util.HasTrainingSummary;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

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

    /** Coefficients or importance by column and level; null for a model that has neither. */
    public @Nullable Importance importance() {
        List<Vector> coefficients = model == null ? List.of() : coefficients(model);
        if (!coefficients.isEmpty()) {
            return importance(Importance.Kind.COEFFICIENT, coefficients);
        }
        Vector gains = model == null ? null : gains(model);
        return gains == null ? null : importance(Importance.Kind.IMPORTANCE, List.of(gains));
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

    /** One row per class where a linear model has several, one for any other linear model, none for the rest. */
    private static List<Vector> coefficients(Transformer model) {
        if (model instanceof LogisticRegressionModel logistic) {
            return CollectionConverters.asJava(
                    logistic.coefficientMatrix().rowIter().toSeq());
        } else if (model instanceof LinearSVCModel machine) {
            return List.of(machine.coefficients());
        } else if (model instanceof LinearRegressionModel linear) {
            return List.of(linear.coefficients());
        } else if (model instanceof GeneralizedLinearRegressionModel linear) {
            return List.of(linear.coefficients());
        } else if (model instanceof AFTSurvivalRegressionModel survival) {
            return List.of(survival.coefficients());
        } else if (model instanceof OneVsRestModel several) {
            return Stream.of(several.models())
                    .flatMap(one -> coefficients(one).stream())
                    .toList();
        }
        return List.of();
    }

    private static @Nullable Vector gains(Transformer model) {
        if (model instanceof DecisionTreeClassificationModel tree) {
            return tree.featureImportances();
        } else if (model instanceof DecisionTreeRegressionModel tree) {
            return tree.featureImportances();
        } else if (model instanceof RandomForestClassificationModel forest) {
            return forest.featureImportances();
        } else if (model instanceof RandomForestRegressionModel forest) {
            return forest.featureImportances();
        } else if (model instanceof GBTClassificationModel boosting) {
            return boosting.featureImportances();
        } else if (model instanceof GBTRegressionModel boosting) {
            return boosting.featureImportances();
        }
        return null;
    }

    private Importance importance(Importance.Kind kind, List<Vector> values) {
        List<Place> places = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            int[] indices = values.get(row).toSparse().indices();
            double[] numbers = values.get(row).toSparse().values();
            for (int i = 0; i < indices.length; i++) {
                places.add(new Place(row, indices[i], numbers[i]));
            }
        }
        places.removeIf(place -> !Double.isFinite(place.value()));
        places.sort(Comparator.comparingDouble((Place place) -> -Math.abs(place.value())));
        List<Place> shown = places.subList(0, Math.min(Importance.LIMIT, places.size()));
        List<Place> rest = places.subList(shown.size(), places.size());
        Attribute[] names = names();
        List<Importance.Entry> entries = shown.stream()
                .map(place -> entry(place, names, values.size() > 1))
                .toList();
        int size = values.get(0).size();
        return new Importance(
                kind, columns(kind, places, names, size), entries, size, rest.isEmpty() ? null : note(rest));
    }

    private List<Importance.Column> columns(Importance.Kind kind, List<Place> places, Attribute[] names, int size) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int index = 0; index < size; index++) {
            weights.put(slot(index, names).column(), 0.0);
        }
        BinaryOperator<Double> merge = kind == Importance.Kind.IMPORTANCE ? Double::sum : Math::max;
        places.forEach(place -> weights.merge(slot(place.index(), names).column(), Math.abs(place.value()), merge));
        return weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(Importance.LIMIT)
                .map(column -> new Importance.Column(column.getKey(), column.getValue()))
                .toList();
    }

    private Importance.Entry entry(Place place, Attribute[] names, boolean byClass) {
        VectorSlots.Slot slot = slot(place.index(), names);
        String label = !byClass
                ? null
                : place.row() < classes.size() ? classes.get(place.row()) : Integer.toString(place.row());
        return new Importance.Entry(slot.column(), slot.level(), label, place.value());
    }

    private VectorSlots.Slot slot(int index, Attribute[] names) {
        return index < names.length && names[index].name().isDefined()
                ? slots.slot(names[index].name().get())
                : new VectorSlots.Slot(FeaturePlan.FEATURES + "[" + index + "]", null);
    }

    private Attribute[] names() {
        if (!List.of(rows.fieldNames()).contains(FeaturePlan.FEATURES)) {
            return new Attribute[0];
        }
        AttributeGroup group = AttributeGroup.fromStructField(rows.apply(FeaturePlan.FEATURES));
        return group.attributes().isDefined() ? group.attributes().get() : new Attribute[0];
    }

    private static String note(List<Place> rest) {
        double sum = rest.stream().mapToDouble(place -> Math.abs(place.value())).sum();
        return String.format(
                Locale.ROOT,
                "%,d smaller ones are left out: none is larger than %.3g, and together they come to %.3g",
                rest.size(),
                Math.abs(rest.get(0).value()),
                sum);
    }

    /** A number that is not zero: of which row, and where in it. */
    private record Place(int row, int index, double value) {}
}
