package com.example.gristmill;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.CatalogueEntries;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Parameter.Flag;
import dev.gristmill.job.Parameter.Type;
import dev.gristmill.job.StageDescription;
import dev.gristmill.job.Task;
import java.util.List;
import java.util.Set;

/** What a job file may say of the algorithm and the stage: all that {@code validate} needs, and free of Spark. */
public final class Descriptions implements CatalogueEntries {

    @Override
    public List<AlgorithmDescription> algorithms() {
        return List.of(new AlgorithmDescription(
                PoissonRegression.NAME,
                "org.apache.spark.ml.regression.GeneralizedLinearRegression",
                List.of(Task.REGRESSION),
                Set.of(Input.FEATURES, Input.LABEL),
                "Poisson regression with the logarithm as its link: for counts.",
                List.of(
                        number("regParam", 0.0, "The strength of the L2 regularisation.", List.of()),
                        new Parameter(
                                "maxIter",
                                Type.INTEGER,
                                25,
                                "The most iterations.",
                                List.of(),
                                0.0,
                                null,
                                List.of()))));
    }

    @Override
    public List<StageDescription> stages() {
        return List.of(new StageDescription(
                "CyclicEncoder",
                "com.example.gristmill.CyclicEncoder",
                "Puts a number that comes round again, as the hour does, on a circle: sine and cosine.",
                List.of(
                        column("inputCol", "The column of numbers.", List.of(Flag.REQUIRED)),
                        column("outputCol", "The column of vectors.", List.of(Flag.OUTPUT)),
                        number(
                                "period",
                                24.0,
                                "After how much the number comes round.",
                                List.of(Flag.MINIMUM_EXCLUSIVE)))));
    }

    private static Parameter number(String name, double standard, String doc, List<Flag> flags) {
        return new Parameter(name, Type.DOUBLE, standard, doc, List.of(), 0.0, null, flags);
    }

    private static Parameter column(String name, String doc, List<Flag> flags) {
        return new Parameter(name, Type.COLUMN, null, doc, List.of(), null, null, flags);
    }
}
