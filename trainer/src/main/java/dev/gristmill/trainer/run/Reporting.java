package dev.gristmill.trainer.run;

import dev.gristmill.cli.Version;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.InputSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.store.artifact.SoftwareVersions;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunReport;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.report.FittedModel;
import dev.gristmill.trainer.report.Importance;
import dev.gristmill.trainer.report.Report;
import dev.gristmill.trainer.report.ReportHtml;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.package$;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report when a run ends, however it ended: into the attempt's folder, or, where the run failed before it had
 * one, beside the attempts. There is none for a date that is done, nor before it is known what there is to do.
 */
final class Reporting {

    private static final Logger LOG = LogManager.getLogger(Reporting.class);

    private final RunContext context;
    private final RunJournal journal;
    private final RunListener events;

    Reporting(RunContext context, RunJournal journal, RunListener events) {
        this.context = context;
        this.journal = journal;
        this.events = events;
    }

    /** A report that cannot be written is warned of: a model that was trained is worth more than words about it. */
    void report(TrainSummary summary) {
        RunClaim claim = journal.claim();
        RunStart start = journal.start();
        TrainSummary.Job job = summary.job();
        TrainSummary.Algorithm algorithm = summary.algorithm();
        if (start == null || (claim == null && summary.error() == null) || job == null || algorithm == null) {
            return;
        }
        try {
            Report report = new Report(
                    outcome(summary),
                    run(start, summary),
                    new Report.Job(
                            job.name(), job.digest(), context.job().origin().text()),
                    summary.logicalDate(),
                    summary.task(),
                    new Report.Algorithm(algorithm.name(), algorithm.className(), algorithm.engine()),
                    model(summary),
                    summary.gate(),
                    metrics(summary),
                    source(summary),
                    summary.split(),
                    journal.judgement(),
                    journal.profile(),
                    importance(),
                    learningCurve(),
                    journal.fit(),
                    steps(summary),
                    new Report.Environment(software(), context.job().training().seed()));
            RunReport put = put(start, claim, report);
            journal.reported(
                    new TrainSummary.Report(put.html().toString(), put.json().toString()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            // The model stands, whatever becomes of its report
            LOG.debug("Cannot write the report", e);
            events.on(new RunEvent.Warned("The run has no report: " + e.getMessage()));
        }
    }

    private RunReport put(RunStart start, @Nullable RunClaim claim, Report report) {
        if (claim == null) {
            return context.store().putReport(context.request().model(), start, ReportHtml.of(report), report.json());
        }
        claim.putReport(ReportHtml.of(report), report.json());
        return claim.report();
    }

    private Report.Run run(RunStart start, TrainSummary summary) {
        TrainSummary.Run run = summary.run();
        if (run == null) {
            String folder = context.store()
                    .unclaimedUri(context.request().model(), start)
                    .toString();
            return new Report.Run(start.runId(), null, folder, summary.resumedFrom());
        }
        return new Report.Run(run.id(), run.attempt(), run.folder(), summary.resumedFrom());
    }

    private static Report.Outcome outcome(TrainSummary summary) {
        return new Report.Outcome(
                summary.state(),
                summary.exitCode(),
                summary.decision(),
                summary.startedAt(),
                summary.finishedAt(),
                summary.durationMillis(),
                summary.warnings(),
                summary.error());
    }

    private static Report.@Nullable Model model(TrainSummary summary) {
        TrainSummary.Model model = summary.model();
        return model == null
                ? null
                : new Report.Model(model.name(), model.version(), model.uri(), model.pipelineModel(), model.promoted());
    }

    private List<Report.Metric> metrics(TrainSummary summary) {
        Catalogue catalogue = Catalogue.load(Reporting.class.getClassLoader());
        Judgement judgement = journal.judgement();
        Map<String, Double> errors = judgement == null ? Map.of() : judgement.errors();
        return summary.metrics().entrySet().stream()
                .map(metric -> Report.Metric.of(
                        metric.getKey(),
                        metric.getValue(),
                        errors.get(metric.getKey()),
                        catalogue.metric(metric.getKey()).orElse(null)))
                .toList();
    }

    private Report.@Nullable Source source(TrainSummary summary) {
        SourceSnapshot snapshot = journal.snapshot();
        TrainSummary.Source read = summary.source();
        if (snapshot == null || read == null) {
            return null;
        }
        List<SourceUnit> units = snapshot.units();
        return new Report.Source(
                snapshot.connector(),
                snapshot.location(),
                units.size(),
                snapshot.bytes(),
                read.rowsRead(),
                read.bytesRead(),
                read.filesRead(),
                units.isEmpty() ? null : units.get(0).id(),
                units.isEmpty() ? null : units.get(units.size() - 1).id(),
                window());
    }

    private Report.@Nullable Window window() {
        // Of several sources each has its own, or none
        SourceSpec only = context.job().input().sources().get(InputSpec.ONE);
        WindowSpec window = only == null ? null : only.window();
        return window == null
                ? null
                : new Report.Window(
                        window.column(), window.from().toString(), window.to().toString());
    }

    private @Nullable Importance importance() {
        FittedModel fitted = journal.fitted();
        return fitted == null ? null : fitted.importance();
    }

    private List<Double> learningCurve() {
        FittedModel fitted = journal.fitted();
        return fitted == null ? List.of() : fitted.learningCurve();
    }

    private static List<Report.Step> steps(TrainSummary summary) {
        return summary.steps().stream()
                .map(step -> new Report.Step(step.name(), step.state(), step.durationMillis()))
                .toList();
    }

    private static SoftwareVersions software() {
        return new SoftwareVersions(
                Version.number(), package$.MODULE$.SPARK_VERSION(), System.getProperty("java.version"));
    }
}
