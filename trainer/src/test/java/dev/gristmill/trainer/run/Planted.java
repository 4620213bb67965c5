package dev.gristmill.trainer.run;

/** What somebody might name in a stored model: being loaded is enough to run its code. */
final class Planted {

    static final String MARK = "gristmill.test.planted";

    static {
        System.setProperty(MARK, "ran");
    }

    private Planted() {}
}
