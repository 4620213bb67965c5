package dev.gristmill.job;

/** What an algorithm learns to predict or to find, and what a metric can judge. */
public enum Task {
    /** One of two classes. */
    BINARY_CLASSIFICATION("binary-classification"),
    /** One of two classes or more. */
    MULTICLASS_CLASSIFICATION("multiclass-classification"),
    /** A number; for survival, a time. */
    REGRESSION("regression"),
    /** Which rows belong together. */
    CLUSTERING("clustering"),
    /** How a user would rate an item. */
    RECOMMENDATION("recommendation"),
    /** Which items or events occur together. */
    FREQUENT_PATTERNS("frequent-patterns"),
    /** What documents are about. */
    TOPIC_MODELING("topic-modeling"),
    /** Vectors that stand for words. */
    EMBEDDING("embedding");

    private final String label;

    Task(String label) {
        this.label = label;
    }

    /** As it is written in a job file, and shown to people and programs. */
    public String label() {
        return label;
    }

    /** Whether the answer is one of the classes that the label has. */
    public boolean classification() {
        return this == BINARY_CLASSIFICATION || this == MULTICLASS_CLASSIFICATION;
    }
}
