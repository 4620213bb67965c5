package dev.gristmill.trainer.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.feature.IDFModel;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/**
 * Names the places of a vector that count words after the words: spark.ml only numbers them, as in {@code
 * review__counts_3}.
 */
public final class Vocabularies {

    private final Map<String, String> names = new HashMap<>();

    private Vocabularies() {}

    /** Those that the stages of a pipeline found. */
    public static Vocabularies of(PipelineModel pipeline) {
        Vocabularies vocabularies = new Vocabularies();
        Map<String, String[]> words = new HashMap<>();
        for (Transformer stage : pipeline.stages()) {
            if (stage instanceof CountVectorizerModel counts) {
                words.put(counts.getOutputCol(), counts.vocabulary());
            } else if (stage instanceof IDFModel weights && words.containsKey(weights.getInputCol())) {
                words.put(weights.getOutputCol(), words.get(weights.getInputCol()));
            }
        }
        words.forEach(vocabularies::add);
        return vocabularies;
    }

    private void add(String column, String[] words) {
        for (int i = 0; i < words.length; i++) {
            names.put(column + "_" + i, column + "_" + words[i]);
        }
    }

    /** A vector's metadata with the words in it; as they were where no place counts words. */
    public Metadata metadata(StructField vector) {
        AttributeGroup group = AttributeGroup.fromStructField(vector);
        if (names.isEmpty() || group.attributes().isEmpty()) {
            return vector.metadata();
        }
        Attribute[] named =
                Arrays.stream(group.attributes().get()).map(this::named).toArray(Attribute[]::new);
        return new AttributeGroup(vector.name(), named).toMetadata(vector.metadata());
    }

    private Attribute named(Attribute attribute) {
        String name = attribute.name().isDefined() ? names.get(attribute.name().get()) : null;
        return name == null ? attribute : attribute.withName(name);
    }
}
