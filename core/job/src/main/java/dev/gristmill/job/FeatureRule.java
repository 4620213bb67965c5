package dev.gristmill.job;

/** One item of {@code features}: a rule for columns, or a stage of spark.ml. */
public sealed interface FeatureRule permits ColumnRule, StageRule {}
