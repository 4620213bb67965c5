package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.WeightSpec;
import dev.gristmill.job.grammar.JobGrammar;
import org.jspecify.annotations.Nullable;

/** Reads {@code weight}. */
final class WeightReader {

    private static final String WEIGHT = "weight";

    private final Catalogue catalogue;

    WeightReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The weight; null for rows that all count the same. Reports one that an algorithm could not honour. */
    @Nullable WeightSpec read(Section job, AlgorithmSpec algorithm) {
        if (!job.has(WEIGHT)) {
            return null;
        }
        refuse(job, algorithm);
        Section weight = job.require(WEIGHT, JobGrammar.WEIGHT.expected()).section(JobGrammar.WEIGHT);
        if (weight.has("column") && weight.has("expression")) {
            weight.exclude("expression", "column", "a weight is one or the other");
        }
        return new WeightSpec(LabelReader.expression(weight));
    }

    // A nested algorithm that cannot weigh rows would train on them unweighted, with a line in the log at most
    private void refuse(Section job, AlgorithmSpec algorithm) {
        AlgorithmSpec nested = algorithm.algorithm();
        if (unweighted(algorithm)) {
            job.exclude(WEIGHT, "algorithm.name", algorithm.name() + " cannot weigh rows");
        } else if (nested != null && unweighted(nested)) {
            job.exclude(WEIGHT, "algorithm.algorithm.name", nested.name() + " cannot weigh rows");
        }
    }

    private boolean unweighted(AlgorithmSpec algorithm) {
        return catalogue
                .algorithm(algorithm.name())
                .filter(known -> !known.weighted())
                .isPresent();
    }
}
