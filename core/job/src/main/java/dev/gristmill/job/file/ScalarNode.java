package dev.gristmill.job.file;

import dev.gristmill.job.Position;

/**
 * A single value.
 *
 * @param position where it starts
 * @param text without quotes
 * @param kind what YAML takes it for
 * @param provenance how the text came about
 */
record ScalarNode(Position position, String text, ScalarKind kind, Provenance provenance) implements Node {

    @Override
    public String noun() {
        return kind.noun();
    }

    /** A value that stands for one that is wrong or missing, and that is known to be so. */
    static ScalarNode unresolved(Position position) {
        return new ScalarNode(position, "", ScalarKind.STRING, Provenance.UNRESOLVED);
    }

    boolean unresolved() {
        return provenance == Provenance.UNRESOLVED;
    }

    /** Whether the key stands there with nothing behind it. */
    boolean empty() {
        return kind == ScalarKind.NULL && provenance == Provenance.WRITTEN;
    }

    /** Whether it can be taken for a string: what is filled in need not be quoted to be one. */
    boolean string() {
        return kind == ScalarKind.STRING || provenance != Provenance.WRITTEN;
    }

    /** How a text came about. */
    enum Provenance {
        /** It stands in the file or on the command line. */
        WRITTEN,
        /** Part of it is an environment variable or a default. */
        FILLED_IN,
        /** Part of it was read from a file: it is shown nowhere. */
        FROM_FILE,
        /** It is not known, and somebody was told. */
        UNRESOLVED
    }
}
