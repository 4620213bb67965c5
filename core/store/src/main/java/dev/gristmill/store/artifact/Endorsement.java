package dev.gristmill.store.artifact;

import dev.gristmill.store.trust.ManifestSigner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run says for its artefact beyond the bytes.
 *
 * @param pluginClasses the classes that the model's metadata may name beside those of spark.ml
 * @param signer signs the manifest; null for an artefact that is not signed
 */
public record Endorsement(
        List<String> pluginClasses, @Nullable ManifestSigner signer) {

    /** Of a model of spark.ml's own classes, not signed. */
    public static final Endorsement PLAIN = new Endorsement(List.of(), null);

    public Endorsement {
        pluginClasses = List.copyOf(pluginClasses);
    }
}
