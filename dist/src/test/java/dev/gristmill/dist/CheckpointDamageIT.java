package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever became of a killed run's checkpoints, the next attempt ends with the model of a run that was left alone: from
 * the newest that can be used, and it says why of each that cannot.
 */
final class CheckpointDamageIT {

    private static final String EVERY_ITERATION = "checkpoint: {iterations: 1}";
    private static final int KILLED_AFTER = 5;
    private static final String DOCUMENT = "CHECKPOINT.json";

    @TempDir
    private static Path shared;

    private static JsonNode alone;
    private static StepwiseJob job;
    private static Path foreign;

    @TempDir
    private Path folder;

    /** What may have happened, and what is said of it. */
    enum Damage {
        TRUNCATED(Outcome.OLDER, "is damaged and not used: its state has other bytes than were written") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                truncate(newest(checkpoints));
            }
        },
        WITHOUT_DOCUMENT(Outcome.OLDER, "") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                Files.delete(newest(checkpoints).resolve(DOCUMENT));
            }
        },
        EMPTY_DOCUMENT(Outcome.OLDER, "is damaged and not used: ") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                Files.write(newest(checkpoints).resolve(DOCUMENT), new byte[0]);
            }
        },
        OF_ANOTHER_JOB_AND_OTHER_INPUTS(Outcome.OLDER, "is not used: it was made with inputs ") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                Folders.copy(foreign, newest(checkpoints));
            }
        },
        OF_ANOTHER_LEARNER(Outcome.ANEW, "is not used: it was made with learner logistic-reg instead of ") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                for (Path checkpoint : checkpoints) {
                    edit(checkpoint, "\"learner\":\"[^\"]*\"", "\"learner\":\"logistic-regression 0\"");
                }
            }
        },
        OF_ANOTHER_SPARK(Outcome.ANEW, "is not used: it was made with spark 4.0.0 instead of 4.1.") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                for (Path checkpoint : checkpoints) {
                    edit(checkpoint, "\"spark\":\"[^\"]*\"", "\"spark\":\"4.0.0\"");
                }
            }
        },
        OF_ANOTHER_FORMAT(Outcome.ANEW, "iterations is not used: its format is 99, this version knows ") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                for (Path checkpoint : checkpoints) {
                    byte[] state = Files.readAllBytes(checkpoint.resolve("state"));
                    state[0] = 99;
                    Files.write(checkpoint.resolve("state"), state);
                    edit(checkpoint, "\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"" + sha256(state) + "\"");
                }
            }
        },
        ALL_DAMAGED(Outcome.ANEW, "is damaged and not used: its state has other bytes than were written") {
            @Override
            void befall(List<Path> checkpoints, Path foreign) throws IOException {
                for (Path checkpoint : checkpoints) {
                    truncate(checkpoint);
                }
            }
        };

        private final Outcome outcome;
        private final String told;

        Damage(Outcome outcome, String told) {
            this.outcome = outcome;
            this.told = told;
        }

        /**
         * Lets it happen.
         *
         * @param checkpoints the folders, the newest last
         * @param foreign the folder of another run's
         */
        abstract void befall(List<Path> checkpoints, Path foreign) throws IOException;
    }

    /** Where the next attempt begins. */
    enum Outcome {
        OLDER,
        ANEW
    }

    @BeforeAll
    static void killARunAndAnotherOne() throws IOException, InterruptedException {
        StepwiseJob.Fit fit = StepwiseJob.logisticRegression(25);
        alone = StepwiseJob.write(shared, "alone", fit, EVERY_ITERATION).succeed();
        job = StepwiseJob.write(shared, "killed", fit, EVERY_ITERATION);
        killAfter(KILLED_AFTER, job);
        StepwiseJob other = StepwiseJob.write(shared, "other", StepwiseJob.logisticRegression(24), EVERY_ITERATION);
        killAfter(2, other, "--set", "source.window.to=2001-01-03");
        foreign = newest(checkpoints(other.store()));
    }

    @ParameterizedTest
    @EnumSource
    void theNextAttemptEndsWithTheModelOfARunThatWasLeftAlone(Damage damage) throws IOException, InterruptedException {
        Path store = Folders.copy(job.store(), folder.resolve("models"));
        List<Path> checkpoints = checkpoints(store);
        int older = iteration(checkpoints.get(0));
        damage.befall(checkpoints, foreign);

        JsonNode last;
        try (Program program = job.start("--set", "publish.store=" + store)) {
            last = StepwiseJob.succeeded(program);
        }

        JsonNode resumed = last.at("/fit/resumedAtIteration");
        switch (damage.outcome) {
            case OLDER -> assertThat(resumed.asInt()).isEqualTo(older);
            case ANEW -> assertThat(resumed.isNull()).isTrue();
        }
        if (damage.told.isEmpty()) {
            assertThat(last.path("warnings")).isEmpty();
        } else {
            assertThat(last.path("warnings").toString()).contains(damage.told);
        }
        ModelNumbers.requireSame(last, alone);
        assertThat(Folders.named(DOCUMENT, store)).isEmpty();
    }

    private static void killAfter(int iterations, StepwiseJob job, String... further)
            throws IOException, InterruptedException {
        try (Program program = job.start(further)) {
            program.awaitOnStderr("checkpoint after " + iterations + " iterations")
                    .kill();
        }
    }

    /** The folders of the two that are kept, the newest last. */
    private static List<Path> checkpoints(Path store) throws IOException {
        return Folders.named(DOCUMENT, store).stream()
                .map(document -> Objects.requireNonNull(document.getParent()))
                .toList();
    }

    private static Path newest(List<Path> checkpoints) {
        return checkpoints.get(checkpoints.size() - 1);
    }

    private static int iteration(Path checkpoint) throws IOException {
        return Json.document(Files.readString(checkpoint.resolve(DOCUMENT)))
                .path("iteration")
                .asInt();
    }

    private static void truncate(Path checkpoint) throws IOException {
        byte[] state = Files.readAllBytes(checkpoint.resolve("state"));
        Files.write(checkpoint.resolve("state"), Arrays.copyOf(state, state.length / 2));
    }

    private static void edit(Path checkpoint, String pattern, String replacement) throws IOException {
        Path document = checkpoint.resolve(DOCUMENT);
        String before = Files.readString(document);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(document, after);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
