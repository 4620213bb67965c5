package dev.gristmill.job.file;

import dev.gristmill.job.Position;

/** A part of a job file's tree, immutable, that knows where it stands. */
sealed interface Node permits MapNode, ListNode, ScalarNode {

    /** Where it starts. */
    Position position();

    /** What it is, with its article, as in {@code a map}. */
    String noun();
}
