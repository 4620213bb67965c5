package dev.gristmill.trainer.warmstart;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.trainer.iteration.Beginning;
import dev.gristmill.trainer.iteration.Start;
import dev.gristmill.trainer.iteration.ValidationMetric;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.ml.Model;
import org.jspecify.annotations.Nullable;

/**
 * Begins a fit at an earlier version, or says why it begins anew. A convex fit ends at the same model either way. Any
 * other may end at a worse one (Ash and Adams, On warm-starting neural network training, 2020): its model is held against
 * the last one of its line that began anew, on the validation rows, and every tenth of the line begins anew.
 */
public final class WarmStarting {

    private static final int LINE = 10;

    private final String reference;
    private final IterativeLearner learner;
    private final String algorithm;
    private final EarlierVersions versions;
    private final CurrentRows rows;

    /**
     * Of one run.
     *
     * @param reference the version, or {@value TrainingSpec#CHAMPION}
     * @param algorithm the class of the estimator
     */
    public WarmStarting(
            String reference, IterativeLearner learner, String algorithm, EarlierVersions versions, CurrentRows rows) {
        this.reference = reference;
        this.learner = learner;
        this.algorithm = algorithm;
        this.versions = versions;
        this.rows = rows;
    }

    /**
     * Begins.
     *
     * @throws GristmillException when the reference names nothing, or the store cannot be reached
     */
    public Beginning begin(TrainingView view) {
        Optional<ModelVersion> version = reference.equals(TrainingSpec.CHAMPION)
                ? versions.champion()
                : Optional.of(versions.store().resolve(reference));
        if (version.isEmpty()) {
            return anew(view, "the model has no champion yet");
        }
        String name = version.get().reference();
        String against = against(version.get());
        if (against != null) {
            return anew(view, against);
        }
        WarmStart warm = at(version.get(), view);
        IterativeFit fit = warm.fit();
        return fit == null
                ? anew(view, "it cannot begin at " + name + ": " + warm.refusal())
                : new Beginning(fit, new Start(name, "Begins at " + name));
    }

    private Beginning anew(TrainingView view, String reason) {
        return new Beginning(learner.begin(view), Start.cold("Begins anew: " + reason));
    }

    private @Nullable String against(ModelVersion version) {
        if (learner.convex()) {
            return null;
        }
        if (!rows.validation()) {
            return "split.validation sets no rows apart, by which a model that began at " + version.reference()
                    + " could be judged";
        }
        int line = 1;
        for (Optional<ModelVersion> next = Optional.of(version); next.isPresent(); next = versions.parent(next.get())) {
            line++;
        }
        return line > LINE ? "every tenth model of a line does" : null;
    }

    private WarmStart at(ModelVersion version, TrainingView view) {
        try {
            String other = versions.job(version).algorithm().className();
            if (!algorithm.equals(other)) {
                return WarmStart.refused("it was trained by " + other);
            }
            Resemblance resemblance = new Resemblance(rows, view.estimator());
            EarlierModel earlier = resemblance.of(versions.load(version), versions.inputs(version));
            return earlier == null
                    ? WarmStart.refused(String.valueOf(resemblance.difference()))
                    : learner.begin(view, earlier);
        } catch (GristmillException e) {
            if (e.retryable()) {
                throw e;
            }
            return WarmStart.refused(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether a model is worse than the last of its line that began anew: then a fit that begins anew, and why.
     *
     * @param start where it began
     */
    public Optional<Start> worse(TrainingView view, @Nullable Start start, Model<?> model, ValidationMetric metric) {
        if (start == null || start.from() == null || learner.convex()) {
            return Optional.empty();
        }
        ModelVersion bar = versions.store().resolve(start.from());
        for (Optional<ModelVersion> next = versions.parent(bar); next.isPresent(); next = versions.parent(bar)) {
            bar = next.get();
        }
        try (IterativeFit fit = at(bar, view).fit()) {
            if (fit == null) {
                return Optional.empty();
            }
            double before = metric.of(fit.model());
            double now = metric.of(model);
            return metric.improvement(now, before) >= 0
                    ? Optional.empty()
                    : Optional.of(Start.cold(String.format(
                            Locale.ROOT,
                            "Begins anew: from %s on the fit came to a %s of %.6g on the validation rows, where %s has"
                                    + " %.6g",
                            start.from(),
                            metric.name(),
                            now,
                            bar.reference(),
                            before)));
        }
    }
}
