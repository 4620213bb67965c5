package dev.gristmill.store.artifact;

import java.util.List;

/**
 * What a model reads and what it adds ({@code schema.json}).
 *
 * @param inputs the raw columns that it needs
 * @param outputs the columns that it adds for its caller; of an algorithm that found a table, the table's columns
 */
public record Signature(List<SignatureField> inputs, List<SignatureField> outputs) {

    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
