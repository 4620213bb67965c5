package dev.gristmill.trainer.label;

import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * The classes of a classification. A class's place is the number that spark.ml knows it by.
 *
 * @param values Booleans, numbers or Strings, all of one type and different
 */
public record LabelClasses(List<Object> values) {

    /** The column of a prediction in the label's own words. */
    public static final String PREDICTED_LABEL = "predictedLabel";

    public LabelClasses {
        values = List.copyOf(values);
    }

    public int count() {
        return values.size();
    }

    /** What the classes are called, in their order. */
    public List<String> texts() {
        return values.stream().map(LabelValue::text).toList();
    }

    /** Whether the labels are their own indexes: 0, 1 and so on, or false and true. */
    public boolean plain() {
        return !(values.get(0) instanceof String)
                && IntStream.range(0, count()).allMatch(index -> LabelValue.number(values.get(index)) == index);
    }

    /** The double column of indexes of a column of labels. */
    public Column index(Column label) {
        return plain()
                ? label.cast(DataTypes.DoubleType)
                : udf(new ClassIndex(values), DataTypes.DoubleType).apply(label);
    }

    /** The stage that adds to a prediction the label that it stands for, as text. */
    public IndexToString predictedLabel() {
        return new IndexToString("predicted_label")
                .setInputCol("prediction")
                .setOutputCol(PREDICTED_LABEL)
                .setLabels(texts().toArray(String[]::new));
    }

    /** The same with one class moved to the end: of two classes, the last is the positive one. */
    LabelClasses withLast(Object positive) {
        List<Object> reordered = new ArrayList<>(values);
        reordered.remove(positive);
        reordered.add(positive);
        return new LabelClasses(reordered);
    }
}
