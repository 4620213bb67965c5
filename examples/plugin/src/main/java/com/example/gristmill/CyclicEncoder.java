package com.example.gristmill;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.cos;
import static org.apache.spark.sql.functions.sin;

import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A number x becomes the vector (sin, cos) of 2 pi x / period: the hours 23 and 0 are neighbours. */
public final class CyclicEncoder extends Transformer implements DefaultParamsWritable {

    private static final long serialVersionUID = 1L;

    private final String uid;
    private final Param<String> inputCol;
    private final Param<String> outputCol;
    private final DoubleParam period;

    /** A stage of that name within its pipeline. */
    public CyclicEncoder(String uid) {
        // A parameter belongs to the uid that its stage has when it is made
        this.uid = uid;
        this.inputCol = new Param<>(this, "inputCol", "column of numbers");
        this.outputCol = new Param<>(this, "outputCol", "column of vectors");
        this.period = new DoubleParam(this, "period", "after how much it comes round", ParamValidators.gt(0));
        setDefault(outputCol, uid + "__output");
        setDefault(period, 24.0);
    }

    /** A stage of any name. */
    public CyclicEncoder() {
        this(Identifiable.randomUID("cyclicEncoder"));
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> inputCol() {
        return inputCol;
    }

    public Param<String> outputCol() {
        return outputCol;
    }

    public DoubleParam period() {
        return period;
    }

    @Override
    public Dataset<Row> transform(Dataset<?> rows) {
        Column angle = col($(inputCol)).multiply(2 * Math.PI / (Double) $(period));
        return rows.withColumn($(outputCol), array_to_vector(array(sin(angle), cos(angle))));
    }

    @Override
    public StructType transformSchema(StructType schema) {
        schema.apply($(inputCol));
        return schema.add($(outputCol), SQLDataTypes.VectorType());
    }

    @Override
    public Transformer copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    /** Reads what {@link #save} wrote; spark.ml calls it by name. */
    public static MLReader<CyclicEncoder> read() {
        return new DefaultParamsReader<>();
    }
}
