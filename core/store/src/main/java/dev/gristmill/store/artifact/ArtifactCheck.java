package dev.gristmill.store.artifact;

import java.util.List;

/**
 * What reading all of a version came to.
 *
 * @param files how many its manifest lists; 0 if the manifest itself is not to be trusted
 * @param findings everything that is wrong; empty for nothing
 */
public record ArtifactCheck(int files, List<Finding> findings) {

    public ArtifactCheck {
        findings = List.copyOf(findings);
    }
}
