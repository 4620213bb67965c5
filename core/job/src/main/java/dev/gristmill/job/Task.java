package dev.gristmill.job;

/** What an algorithm learns to predict, and what a metric can judge. */
public enum Task {
    /** One of two classes, 0 or 1. */
    BINARY_CLASSIFICATION("binary-classification");

    private final String label;

    Task(String label) {
        this.label = label;
    }

    /** As it is shown to people and programs. */
    public String label() {
        return label;
    }
}
