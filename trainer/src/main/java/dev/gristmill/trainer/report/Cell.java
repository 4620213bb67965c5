package dev.gristmill.trainer.report;

/** What stands in a cell of a table. */
sealed interface Cell {

    /** Text, or a number as text. */
    record Text(String text) implements Cell {}

    /** A word with a colour that says the same. */
    record Mark(String text, Tone tone) implements Cell {}

    /** Text on a ground the darker the nearer the share is to 1. */
    record Shade(String text, double share) implements Cell {}

    /**
     * A bar from one share of the cell's width to another; it says nothing that another cell does not.
     *
     * @param below whether it stands for a negative number
     */
    record Bar(double from, double to, boolean below) implements Cell {

        private static final double MIDDLE = 0.5;

        /** From the left end. */
        static Bar of(double share) {
            return between(0, share);
        }

        /** From one share to another. */
        static Bar between(double from, double to) {
            return new Bar(from, to, false);
        }

        /** From the middle to the right for what is positive, else to the left; 1 and -1 are the ends. */
        static Bar around(double share) {
            return share < 0 ? new Bar((1 + share) / 2, MIDDLE, true) : new Bar(MIDDLE, (1 + share) / 2, false);
        }
    }

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell of(long count) {
        return new Text(Words.count(count));
    }

    static Cell of(double count) {
        return new Text(Words.count(count));
    }
}
