package dev.gristmill.trainer.feature;

/** Pieces of Spark SQL text. */
public final class Sql {

    private Sql() {}

    /** A column name, quoted. */
    public static String identifier(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
