package dev.gristmill.job;

/**
 * Where the model goes.
 *
 * @param store the model store: a folder or a URI; a relative folder has become absolute
 * @param model the model's name, {@code [a-z0-9-]{1,64}}; the job's name by default
 */
public record PublishSpec(String store, String model) {}
