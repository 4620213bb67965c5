package dev.gristmill.store.artifact;

import org.jspecify.annotations.Nullable;

/**
 * How the model came about ({@code job.json}).
 *
 * @param name the job's name
 * @param digest of what makes two jobs the same training
 * @param text the job before substitution, without secrets
 * @param algorithm what was trained
 * @param task as in {@code binary-classification}
 * @param seed of everything random
 * @param parent the version that the training went on from; null for none
 * @param environment the software
 */
public record JobDocument(
        String name,
        String digest,
        String text,
        TrainedWith algorithm,
        String task,
        long seed,
        @Nullable Integer parent,
        SoftwareVersions environment) {}
