package dev.gristmill.cli.models;

import dev.gristmill.store.artifact.Finding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code models verify -o json} writes.
 *
 * @param store where it is
 * @param valid whether nothing is wrong
 * @param signatures whether every version had to be signed by a trusted key
 * @param versions what was read, byte by byte
 * @param problems everything that is wrong
 */
record VerifyDocument(URI store, boolean valid, boolean signatures, List<Checked> versions, List<Problem> problems) {

    /**
     * A version that was read.
     *
     * @param model the model's name
     * @param version its number
     * @param files how many its manifest lists
     * @param sizeBytes of all of them
     * @param signed whether its manifest has a signature
     * @param trusted whether the signature is by a trusted key; false where none is required
     * @param valid whether nothing is wrong with it
     */
    record Checked(
            String model, int version, int files, long sizeBytes, boolean signed, boolean trusted, boolean valid) {}

    /**
     * Something that is wrong.
     *
     * @param code what kind of thing
     * @param model the model's name
     * @param version its number; 0 for the model's log
     * @param message in one line
     * @param file where
     */
    record Problem(String code, String model, int version, String message, String file) {}

    /** Collects what is found, version by version. */
    static final class Builder {

        private final List<Checked> versions = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        void checked(Checked version) {
            versions.add(version);
        }

        void problem(String model, int version, Finding finding) {
            problems.add(new Problem(finding.code().id(), model, version, finding.message(), finding.where()));
        }

        VerifyDocument build(URI store, boolean signatures) {
            return new VerifyDocument(
                    store, problems.isEmpty(), signatures, List.copyOf(versions), List.copyOf(problems));
        }
    }
}
