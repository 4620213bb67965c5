package dev.gristmill.trainer.report;

import dev.gristmill.store.run.RunState;

/** How good news is. */
enum Tone {
    GOOD("good", "✓"),
    BAD("bad", "✕"),
    CAREFUL("careful", "!"),
    NEUTRAL("neutral", "•");

    private final String style;
    private final String symbol;

    Tone(String style, String symbol) {
        this.style = style;
        this.symbol = symbol;
    }

    static Tone of(RunState state) {
        return switch (state) {
            case SUCCEEDED -> GOOD;
            case REJECTED, STOPPED -> CAREFUL;
            case FAILED -> BAD;
            default -> NEUTRAL;
        };
    }

    /** The class of the style sheet. */
    String style() {
        return style;
    }

    /** For who does not see colours. */
    String symbol() {
        return symbol;
    }
}
