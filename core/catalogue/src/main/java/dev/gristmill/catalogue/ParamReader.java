package dev.gristmill.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayArrayParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.FloatParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.jspecify.annotations.Nullable;

/** Reads one Param of one class: its type, default and doc are Spark's, the rest is curated. */
final class ParamReader {

    private static final String COLUMN = "Col";
    private static final String COLUMNS = "Cols";
    /** What a model adds to its prediction only if it is told a name for it. */
    private static final Set<String> ADDED = Set.of("leafCol", "linkPredictionCol", "quantilesCol", "varianceCol");

    private final Params owner;
    private final Param<?> param;

    ParamReader(Params owner, Param<?> param) {
        this.owner = owner;
        this.param = param;
    }

    Entries.Parameter read(Curated.Parameter curated) {
        return new Entries.Parameter(
                param.name(),
                type(curated),
                curated.noDefault() ? null : defaultValue(),
                Objects.requireNonNullElseGet(curated.doc(), () -> SparkDoc.sentence(param.doc())),
                Objects.requireNonNullElse(curated.allowed(), List.of()),
                curated.minimum() == null ? curated.above() : curated.minimum(),
                curated.maximum() == null ? curated.below() : curated.maximum(),
                flags(curated));
    }

    private List<String> flags(Curated.Parameter curated) {
        List<String> flags = new ArrayList<>();
        if (curated.required() || onlyInput()) {
            flags.add("REQUIRED");
        }
        if (output()) {
            flags.add("OUTPUT");
        }
        if (curated.above() != null) {
            flags.add("MINIMUM_EXCLUSIVE");
        }
        if (curated.below() != null) {
            flags.add("MAXIMUM_EXCLUSIVE");
        }
        return flags;
    }

    /** Whether a class that reads one column cannot read several instead, or the other way round. */
    private boolean onlyInput() {
        return (param.name().equals("inputCol") && !owner.hasParam("inputCols"))
                || (param.name().equals("inputCols") && !owner.hasParam("inputCol"));
    }

    /** RFormula is the one class that makes featuresCol. */
    private boolean output() {
        boolean made = param.name().equals("featuresCol") && owner.hasParam("formula");
        return made || param.name().startsWith("outputCol") || ADDED.contains(param.name());
    }

    private String type(Curated.Parameter curated) {
        if (param instanceof StringArrayParam) {
            return param.name().endsWith(COLUMNS) ? "COLUMNS" : "STRINGS";
        }
        String plain = plainType();
        return plain == null ? valueType(curated) : plain;
    }

    private @Nullable String plainType() {
        if (param instanceof IntParam) {
            return "INTEGER";
        } else if (param instanceof LongParam) {
            return "LONG";
        } else if (param instanceof DoubleParam || param instanceof FloatParam) {
            return "DOUBLE";
        } else if (param instanceof BooleanParam) {
            return "BOOLEAN";
        } else if (param instanceof IntArrayParam) {
            return "INTEGERS";
        } else if (param instanceof DoubleArrayParam) {
            return "DOUBLES";
        }
        return param instanceof DoubleArrayArrayParam ? "DOUBLE_LISTS" : null;
    }

    /** Scala's {@code Param[T]} keeps its T only in the return type of the accessor. */
    private String valueType(Curated.Parameter curated) {
        Type value = accessor() instanceof ParameterizedType type ? type.getActualTypeArguments()[0] : Object.class;
        if (value == Vector.class) {
            return "VECTOR";
        } else if (value == Matrix.class) {
            return "MATRIX";
        } else if (value != String.class) {
            throw new IllegalStateException(
                    "Cannot describe " + param + " of " + owner.getClass() + ": it holds a " + value.getTypeName());
        }
        String text = curated.allowed() == null ? "STRING" : "CHOICE";
        return param.name().endsWith(COLUMN) ? "COLUMN" : text;
    }

    private Type accessor() {
        try {
            return owner.getClass().getMethod(param.name()).getGenericReturnType();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Cannot describe " + param + ": it has no accessor", e);
        }
    }

    /** None for the name of an output column that Spark makes of the stage's uid, or leaves empty for no column. */
    private @Nullable Object defaultValue() {
        Object value =
                owner.getDefault(param).isDefined() ? owner.getDefault(param).get() : null;
        boolean none = value instanceof String text && (text.contains(owner.uid()) || (output() && text.isEmpty()));
        return none ? null : plain(value);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        } else if (value instanceof int[] array) {
            return Arrays.stream(array).boxed().toList();
        }
        return value instanceof double[] array ? Arrays.stream(array).boxed().toList() : value;
    }
}
