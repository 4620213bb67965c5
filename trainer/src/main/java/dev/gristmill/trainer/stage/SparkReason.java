package dev.gristmill.trainer.stage;

/** What Spark says, in few words. */
public final class SparkReason {

    private SparkReason() {}

    /** The first line of it, without error class, SQL state and position. */
    public static String of(Throwable refusal) {
        String line =
                String.valueOf(refusal.getMessage()).strip().lines().findFirst().orElse("");
        return line.replaceFirst("^\\[[A-Z_.0-9]+]\\s*", "")
                .replaceFirst("^requirement failed: ", "")
                .replaceFirst("\\s*SQLSTATE.*$", "")
                .replaceFirst("class org\\.apache\\.spark\\.ml\\.linalg\\.VectorUDT:struct<[^ ]*>", "vector")
                .replaceAll("(class )?org\\.apache\\.spark\\.sql\\.types\\.", "")
                .replaceFirst("[.;]+$", "");
    }
}
