package dev.gristmill.benchmark;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What is fitted.
 *
 * @param name of the algorithm and its size
 * @param rows makes the rows, cached and counted
 * @param estimator makes the estimator, anew for each fit
 * @param iterations how many a model of spark.ml's own fit took
 */
record Subject(
        String name,
        Function<SparkSession, Dataset<Row>> rows,
        Supplier<Estimator<?>> estimator,
        ToIntFunction<Model<?>> iterations) {}
