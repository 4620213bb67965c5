package dev.gristmill.trainer.warmstart;

import static org.apache.spark.sql.functions.lit;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.store.artifact.SignatureField;
import dev.gristmill.trainer.feature.Vocabularies;
import dev.gristmill.trainer.label.LabelClasses;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeType;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Finds the features and classes of a run in one published version, if they are not too different. For one thread. */
final class Resemblance {

    /** Of today's features the version must know so many, and of its own so many must be left. */
    private static final double SHARE = 0.5;

    private static final String FEATURES = "featuresCol";
    private static final List<String> NUMBERED = List.of("userCol", "itemCol");

    private final CurrentRows rows;
    private final Params estimator;
    private @Nullable String difference;

    Resemblance(CurrentRows rows, Params estimator) {
        this.rows = rows;
        this.estimator = estimator;
    }

    /** What is too different, as a clause; null unless {@link #of} found nothing. */
    @Nullable String difference() {
        return difference;
    }

    /**
     * What a learner begins at; null if that would make no sense.
     *
     * @param inputs the columns that the version reads, by name and type; those that this run does not have are missing
     *     values to it
     */
    @Nullable EarlierModel of(PipelineModel version, List<SignatureField> inputs) {
        List<Transformer> stages = Arrays.asList(version.stages());
        int last = stages.size() - 1;
        IndexToString labels = last > 0 && stages.get(last) instanceof IndexToString told ? told : null;
        int algorithm = labels == null ? last : last - 1;
        if (algorithm < 0) {
            different("it holds no model");
            return null;
        }
        Transformer model = stages.get(algorithm);
        FeatureMatch match = features(version, stages.subList(0, algorithm), model, inputs);
        int[] classes = classes(model, labels);
        return match == null || classes == null
                ? null
                : new EarlierModel(model, match.places(), match.size(), match.levels(), classes);
    }

    private void different(String clause) {
        difference = difference == null ? clause : difference;
    }

    private @Nullable FeatureMatch features(
            PipelineModel version, List<Transformer> stages, Transformer model, List<SignatureField> inputs) {
        String column = column(estimator);
        StructType then = prepared(stages, inputs);
        if (then == null) {
            return null;
        }
        if (column == null) {
            return sameNumbers(then);
        }
        String earlier = column(model);
        if (earlier == null || !Arrays.asList(then.fieldNames()).contains(earlier)) {
            different("it has no feature vector");
            return null;
        }
        FeatureMatch match = FeatureMatch.of(rows.prepared().apply(column), named(then.apply(earlier), version));
        int known = match.known();
        if (known == 0 || known < SHARE * match.places().length || known < SHARE * match.size()) {
            different("it has " + match.size() + " features and this run " + match.places().length + ", of which "
                    + known + " are the same");
            return null;
        }
        return match;
    }

    private static StructField named(StructField vector, PipelineModel version) {
        return new StructField(
                vector.name(),
                vector.dataType(),
                vector.nullable(),
                Vocabularies.of(version).metadata(vector));
    }

    /** What is known by numbers alone, as users and items, is another where the numbers are given anew. */
    private @Nullable FeatureMatch sameNumbers(StructType then) {
        for (String parameter : NUMBERED) {
            if (estimator.hasParam(parameter)) {
                String column = String.valueOf(estimator.getOrDefault(estimator.getParam(parameter)));
                Attribute today = Attribute.fromStructField(rows.prepared().apply(column));
                boolean there = Arrays.asList(then.fieldNames()).contains(column);
                Attribute before = there ? Attribute.fromStructField(then.apply(column)) : null;
                if (today.attrType().equals(AttributeType.Nominal()) && !today.equals(before)) {
                    different("its numbers of " + column + " are others");
                    return null;
                }
            }
        }
        return FeatureMatch.NONE;
    }

    // Nothing is computed: only the names matter, which the stages put into the schema
    private @Nullable StructType prepared(List<Transformer> stages, List<SignatureField> inputs) {
        Dataset<Row> prepared = rows.raw();
        try {
            for (SignatureField input : inputs) {
                if (!Arrays.asList(prepared.columns()).contains(input.name())) {
                    prepared = prepared.withColumn(input.name(), lit(null).cast(input.type()));
                }
            }
            for (Transformer stage : stages) {
                prepared = stage.transform(prepared);
            }
            return prepared.schema();
        } catch (Exception e) {
            // Spark's own are checked ones that Scala does not declare
            different("it does not read the rows of this run: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return null;
        }
    }

    private static @Nullable String column(Params stage) {
        return stage.hasParam(FEATURES) ? String.valueOf(stage.getOrDefault(stage.getParam(FEATURES))) : null;
    }

    private int @Nullable [] classes(Transformer model, @Nullable IndexToString labels) {
        LabelClasses classes = rows.classes();
        if (classes == null) {
            return new int[0];
        }
        int count = model instanceof ClassificationModel<?, ?> classifier ? classifier.numClasses() : 0;
        List<String> known = labels == null ? List.of() : Arrays.asList(labels.getLabels());
        int[] places = new int[classes.count()];
        for (int i = 0; i < places.length; i++) {
            places[i] = classes.plain() && labels == null
                    ? i
                    : known.indexOf(classes.texts().get(i));
            if (places[i] < 0 || places[i] >= count) {
                different("it does not know the class " + classes.texts().get(i));
                return null;
            }
        }
        return places;
    }
}
