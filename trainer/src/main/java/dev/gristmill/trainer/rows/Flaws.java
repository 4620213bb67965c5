package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.Types;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The ways in which rows of certain columns can be bad. For one set of rows. */
final class Flaws {

    private final Dataset<Row> rows;
    private final Demands demands;
    /** A record that cannot be read has nothing in it that could be wrong, too. */
    private final Column readable;

    private Flaws(Dataset<Row> rows, Demands demands) {
        this.rows = rows;
        this.demands = demands;
        this.readable = has(SourceColumns.FAULT) ? col(SourceColumns.FAULT).isNull() : lit(true);
    }

    /** All of them, in the order they are told; those that these columns cannot have are left out. */
    static List<Flaw> of(Dataset<Row> rows, Demands demands) {
        return new Flaws(rows, demands).all();
    }

    private List<Flaw> all() {
        List<Flaw> flaws = new ArrayList<>();
        if (has(SourceColumns.FAULT)) {
            flaws.add(Flaw.ofRow(
                    TrainerErrors.CORRUPT_FILE,
                    "rows cannot be read",
                    "unreadable",
                    not(readable),
                    "correct them in the source"));
        }
        if (has(SourceColumns.LABEL)) {
            labels(flaws);
        }
        if (has(SourceColumns.WEIGHT)) {
            Column weight = col(SourceColumns.WEIGHT);
            Column wrong = coalesce(weight.lt(0), lit(true))
                    .or(absent(SourceColumns.WEIGHT))
                    .or(infinite(SourceColumns.WEIGHT));
            flaws.add(Flaw.ofRow(
                    TrainerErrors.WEIGHTS,
                    "weights are negative, infinite or missing",
                    "no weight",
                    readable.and(wrong),
                    "give weight an expression that is 0 or a positive number"));
        }
        add(
                flaws,
                columns(demands.present(), this::absent),
                conditions -> new Flaw(
                        TrainerErrors.MISSING_VALUES,
                        "values are missing",
                        "missing value",
                        conditions,
                        "give the columns impute: mean, median or mode"));
        add(
                flaws,
                columns(demands.finite().stream().filter(this::canBeInfinite).toList(), this::infinite),
                it -> new Flaw(
                        TrainerErrors.NOT_FINITE_VALUES,
                        "values are not finite",
                        "value that is not finite",
                        it,
                        "clip the columns with min and max, or make such values null in the source and impute them"));
        return flaws;
    }

    private void labels(List<Flaw> flaws) {
        flaws.add(Flaw.ofRow(
                TrainerErrors.NULL_LABEL,
                "rows have no label",
                "no label",
                readable.and(absent(SourceColumns.LABEL)),
                "give the label an expression that is never null, as in coalesce(x, 0)"));
        if (canBeInfinite(SourceColumns.LABEL)) {
            flaws.add(Flaw.ofRow(
                    TrainerErrors.LABELS,
                    "labels are infinite",
                    "infinite label",
                    readable.and(infinite(SourceColumns.LABEL)),
                    "give the label an expression that is finite"));
        }
    }

    private Map<String, Column> columns(List<String> names, Function<String, Column> condition) {
        Map<String, Column> conditions = new LinkedHashMap<>();
        names.forEach(name -> conditions.put(name, readable.and(condition.apply(name))));
        return conditions;
    }

    private static void add(
            List<Flaw> flaws, Map<String, Column> conditions, Function<Map<String, Column>, Flaw> flaw) {
        if (!conditions.isEmpty()) {
            flaws.add(flaw.apply(conditions));
        }
    }

    private Column absent(String name) {
        Column column = col(Sql.identifier(name));
        return floating(name) ? column.isNull().or(isnan(column)) : column.isNull();
    }

    private Column infinite(String name) {
        Column column = col(Sql.identifier(name));
        if (vector(name)) {
            return Vectors.notFinite(column);
        }
        return floating(name) ? coalesce(abs(column).equalTo(Double.POSITIVE_INFINITY), lit(false)) : lit(false);
    }

    private boolean canBeInfinite(String name) {
        return floating(name) || vector(name);
    }

    private boolean floating(String name) {
        return Types.floating(rows.schema().apply(name).dataType());
    }

    private boolean vector(String name) {
        return Types.vector(rows.schema().apply(name).dataType());
    }

    private boolean has(String name) {
        return List.of(rows.columns()).contains(name);
    }
}
