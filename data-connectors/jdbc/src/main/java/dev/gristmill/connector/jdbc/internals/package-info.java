/**
 * What is used of Spark beyond its public interface: the classes behind {@code spark.read().format("jdbc")}, whose
 * second version alone lets a database limit and aggregate, and which cut a table at even strides and nothing else.
 */
@NullMarked
package dev.gristmill.connector.jdbc.internals;

import org.jspecify.annotations.NullMarked;
