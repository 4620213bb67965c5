package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns that partition folders make. Their types follow from the names of all folders of the source, whatever the
 * window leaves out, so that they are the same in every run.
 */
final class Partitions {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?");

    private final Listing listing;
    private final List<DataFile> files;
    private final StructType declared;

    /**
     * Of a source.
     *
     * @param files all of them
     * @param declared the types that the job states
     */
    Partitions(Listing listing, List<DataFile> files, StructType declared) {
        this.listing = listing;
        this.files = files;
        this.declared = declared;
    }

    /**
     * The columns.
     *
     * @throws GristmillException when values of a column are of different types, or two folders mean the same value
     */
    StructType columns() {
        Set<String> names = files.get(0).partition().keySet();
        for (DataFile file : files) {
            if (!List.copyOf(file.partition().keySet()).equals(List.copyOf(names))) {
                throw failure(
                        "Cannot read " + listing.root() + ": " + file.name() + " is in the partition folders "
                                + file.partition().keySet() + " and "
                                + files.get(0).name() + " in " + names,
                        file,
                        "move or remove the files that are not in their place");
            }
        }
        StructType columns = new StructType();
        for (String name : names) {
            columns = columns.add(name, type(name));
        }
        requireDistinct(columns);
        return columns;
    }

    private DataType type(String name) {
        for (StructField field : declared.fields()) {
            if (field.name().equals(name)) {
                return field.dataType();
            }
        }
        Map<Kind, DataFile> examples = new EnumMap<>(Kind.class);
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (DataFile file : files) {
            String value = value(file, name);
            if (!isNull(value)) {
                examples.putIfAbsent(Kind.of(value), file);
                counts.merge(Kind.of(value), 1, Integer::sum);
            }
        }
        Set<Kind> kinds = examples.keySet();
        if (Set.of(Kind.INT, Kind.LONG, Kind.DOUBLE).containsAll(kinds)) {
            return kinds.contains(Kind.DOUBLE)
                    ? DataTypes.DoubleType
                    : kinds.contains(Kind.LONG) ? DataTypes.LongType : Kind.or(kinds, DataTypes.IntegerType);
        }
        if (Set.of(Kind.DATE, Kind.TIMESTAMP).containsAll(kinds)) {
            return kinds.contains(Kind.TIMESTAMP) ? DataTypes.TimestampType : DataTypes.DateType;
        }
        if (kinds.equals(Set.of(Kind.STRING))) {
            return DataTypes.StringType;
        }
        throw mixed(name, examples, counts);
    }

    private GristmillException mixed(String name, Map<Kind, DataFile> examples, Map<Kind, Integer> counts) {
        Kind odd = counts.keySet().stream()
                .min((a, b) -> counts(counts, a) - counts(counts, b))
                .orElseThrow();
        Kind usual = counts.keySet().stream()
                .max((a, b) -> counts(counts, a) - counts(counts, b))
                .orElseThrow();
        if (odd == usual) {
            odd = Kind.STRING;
            usual = examples.keySet().iterator().next();
        }
        DataFile file = Objects.requireNonNull(examples.get(odd));
        return failure(
                "Invalid partition " + name + ": '" + value(file, name) + "' (expected " + usual.word() + ", as in "
                        + name + "=" + value(Objects.requireNonNull(examples.get(usual)), name) + "; "
                        + counts(counts, odd) + " of " + Count.files(files.size()) + " in such folders)",
                file,
                "rename or remove the folder, or declare source.partitions: " + name + " STRING");
    }

    private static int counts(Map<Kind, Integer> counts, Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    private void requireDistinct(StructType columns) {
        Map<String, DataFile> first = new HashMap<>();
        for (DataFile file : files) {
            StringBuilder place = new StringBuilder();
            for (StructField column : columns.fields()) {
                String value = value(file, column.name());
                place.append('/').append(column.name()).append('=').append(canonical(value, column.dataType()));
                DataFile other = first.putIfAbsent(place.toString(), file);
                if (other != null && !value(other, column.name()).equals(value)) {
                    throw new GristmillException(
                            FilesErrors.SAME_PARTITION,
                            "Cannot read " + listing.root() + ": two folders are of the same partition: "
                                    + column.name() + "=" + value(other, column.name()) + " and " + column.name() + "="
                                    + value,
                            file.place(),
                            "move their files into one, or declare source.partitions: " + column.name() + " STRING");
                }
            }
        }
    }

    private static String canonical(String value, DataType type) {
        boolean number = type.equals(DataTypes.IntegerType)
                || type.equals(DataTypes.LongType)
                || type.equals(DataTypes.DoubleType);
        return number && NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    /** Whether a folder is of the rows without a value. */
    static boolean isNull(@Nullable String value) {
        return NULL.equals(value);
    }

    private static String value(DataFile file, String name) {
        return Objects.requireNonNull(file.partition().get(name));
    }

    private static GristmillException failure(String message, DataFile file, String hint) {
        return new GristmillException(FilesErrors.PARTITION_VALUE, message, file.place(), hint);
    }

    /** What a folder's value looks like. */
    private enum Kind {
        INT("an integer"),
        LONG("an integer"),
        DOUBLE("a number"),
        DATE("a date"),
        TIMESTAMP("a timestamp"),
        STRING("a text");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static DataType or(Set<Kind> kinds, DataType type) {
            return kinds.isEmpty() ? DataTypes.StringType : type;
        }

        static Kind of(String value) {
            if (WHOLE.matcher(value).matches()) {
                long number = Long.parseLong(value);
                return number == (int) number ? INT : LONG;
            }
            if (NUMBER.matcher(value).matches()) {
                return value.matches("-?[0-9]+") ? STRING : DOUBLE;
            }
            return MOMENT.matcher(value).matches() ? TIMESTAMP : date(value) ? DATE : STRING;
        }

        private static boolean date(String value) {
            try {
                LocalDate.parse(value);
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }
    }
}
