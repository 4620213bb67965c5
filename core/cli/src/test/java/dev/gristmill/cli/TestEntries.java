package dev.gristmill.cli;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.CatalogueEntries;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.StageDescription;
import dev.gristmill.job.Task;
import java.util.List;
import java.util.Set;

/** What a plug-in on the class path brings, found by ServiceLoader. */
public final class TestEntries implements CatalogueEntries {

    @Override
    public List<AlgorithmDescription> algorithms() {
        return List.of(new AlgorithmDescription(
                "coin",
                "org.example.Coin",
                List.of(Task.BINARY_CLASSIFICATION),
                Set.of(AlgorithmDescription.Input.LABEL),
                "Tosses a coin.",
                List.of(bias())));
    }

    @Override
    public List<StageDescription> stages() {
        return List.of(new StageDescription("Doubler", "org.example.Doubler", "Doubles a number.", List.of()));
    }

    private static Parameter bias() {
        return new Parameter(
                "bias",
                Parameter.Type.DOUBLE,
                null,
                "How often it shows heads.",
                List.of(),
                0.25,
                0.75,
                List.of(Parameter.Flag.REQUIRED, Parameter.Flag.MAXIMUM_EXCLUSIVE));
    }
}
