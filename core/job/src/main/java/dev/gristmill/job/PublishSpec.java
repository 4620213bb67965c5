package dev.gristmill.job;

import org.jspecify.annotations.Nullable;

/**
 * Where the model goes.
 *
 * @param store the model store: a folder or a URI; a relative folder has become absolute
 * @param model the model's name, {@code [a-z0-9-]{1,64}}; the job's name by default
 * @param signingKey the Ed25519 key that signs what is published, PKCS#8 in PEM; null for not to sign
 */
public record PublishSpec(
        String store, String model, @Nullable Secret signingKey) {}
