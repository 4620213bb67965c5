package dev.gristmill.job.file;

import dev.gristmill.job.Parameter;
import dev.gristmill.job.SplitSpec;
import java.util.List;

/** Reads {@code split}. */
final class SplitReader {

    static final SplitSpec DEFAULT = new SplitSpec(List.of(), 0.2, 0.0);

    private static final Parameter HOLDOUT = share("holdout", DEFAULT.holdout(), Parameter.Flag.MINIMUM_EXCLUSIVE);
    private static final Parameter VALIDATION = share("validation", DEFAULT.validation());

    private SplitReader() {}

    static SplitSpec read(Value value) {
        Section split = value.section("a map").check(List.of("by", "key", "holdout", "validation"), List.of());
        split.find("by").ifPresent(by -> by.oneOf(List.of("hash"), List.of("time")));
        List<String> key = split.find("key")
                .map(it -> it.texts("a list of column names", "a column's name"))
                .orElse(DEFAULT.key());
        double holdout =
                split.find("holdout").map(it -> Typed.number(it, HOLDOUT)).orElse(DEFAULT.holdout());
        double validation =
                split.find("validation").map(it -> Typed.number(it, VALIDATION)).orElse(DEFAULT.validation());
        if (holdout + validation >= 1) {
            split.exclude("validation", "holdout", "no row is left to train on");
        }
        return new SplitSpec(key, holdout, validation);
    }

    private static Parameter share(String name, double standard, Parameter.Flag... below) {
        List<Parameter.Flag> flags = below.length == 0
                ? List.of(Parameter.Flag.MAXIMUM_EXCLUSIVE)
                : List.of(below[0], Parameter.Flag.MAXIMUM_EXCLUSIVE);
        return new Parameter(name, Parameter.Type.DOUBLE, standard, "A share of the rows.", List.of(), 0.0, 1.0, flags);
    }
}
