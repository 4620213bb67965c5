package dev.gristmill.trainer.feature;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.feature.TargetEncoder;
import org.apache.spark.ml.feature.TargetEncoderModel;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fits spark.ml's TargetEncoder inside a pipeline. On its own it tells a pipeline nothing of the columns that it makes, and
 * no later stage could read them. The fitted stage is Spark's.
 */
final class TargetEncoding extends Estimator<TargetEncoderModel> {

    private static final long serialVersionUID = 1L;

    private final TargetEncoder encoder;

    TargetEncoding(TargetEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public String uid() {
        return encoder.uid();
    }

    @Override
    public TargetEncoderModel fit(Dataset<?> rows) {
        return encoder.fit(rows);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        StructType made = encoder.transformSchema(schema);
        for (String output : outputs()) {
            made = made.add(output, DataTypes.DoubleType);
        }
        return made;
    }

    @Override
    public TargetEncoding copy(ParamMap extra) {
        return new TargetEncoding(encoder.copy(extra));
    }

    private String[] outputs() {
        return encoder.isSet(encoder.outputCol()) ? new String[] {encoder.getOutputCol()} : encoder.getOutputCols();
    }
}
