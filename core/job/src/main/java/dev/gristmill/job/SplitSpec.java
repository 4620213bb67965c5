package dev.gristmill.job;

import java.util.List;

/**
 * Which rows train, which validate, which are held out: decided row by row from a hash of key columns, so that a row
 * stays on its side however the data is partitioned and however much of it there is.
 *
 * @param key the columns that are hashed; empty for all columns of the source
 * @param holdout the share of rows that only the evaluation sees, 0 to 1
 * @param validation the share of rows that early stopping sees, 0 to 1; {@code holdout + validation < 1}
 */
public record SplitSpec(List<String> key, double holdout, double validation) {

    public SplitSpec {
        key = List.copyOf(key);
    }
}
