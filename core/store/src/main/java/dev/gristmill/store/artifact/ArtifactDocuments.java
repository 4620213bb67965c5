package dev.gristmill.store.artifact;

/**
 * What a run says about the model that it made, to be stored beside it.
 *
 * @param signature what the model reads and adds
 * @param metrics how good it is
 * @param job how it came about
 */
public record ArtifactDocuments(Signature signature, MetricsDocument metrics, JobDocument job) {}
