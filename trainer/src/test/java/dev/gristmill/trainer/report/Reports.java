package dev.gristmill.trainer.report;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.MetricDescription.Direction;
import dev.gristmill.store.artifact.SoftwareVersions;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.gate.RequirementResult;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.iteration.Ending;
import dev.gristmill.trainer.iteration.FitSummary;
import dev.gristmill.trainer.iteration.Start;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.profile.DataProfile;
import dev.gristmill.trainer.progress.CurvePoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports of every kind, from numbers that look like real ones. The same every time. */
final class Reports {

    static final String HOSTILE = "<script>alert('1')</script> \"&quot;\" & \u0007";

    private static final Instant AT = Instant.parse("2026-11-01T06:00:00Z");
    private static final double POSITIVES = 14_632;
    private static final double NEGATIVES = 57_488;

    private Reports() {}

    /** All of them by name. */
    static Map<String, Report> all() {
        Map<String, Report> all = new LinkedHashMap<>();
        all.put("binary", binary());
        all.put("multiclass", multiclass());
        all.put("regression", regression());
        all.put("clustering", found("clustering", clusters(), Map.of("silhouette", 0.61, "clusters", 4.0)));
        all.put("recommendation", found("recommendation", ranking(), Map.of("ndcgAt10", 0.31)));
        all.put("patterns", found("frequent-patterns", patterns(), Map.of("patterns", 212.0)));
        all.put("topics", found("topic-modeling", topics(), Map.of("logPerplexity", 7.43)));
        all.put("embedding", found("embedding", null, Map.of("words", 12_010.0)));
        all.put("failed", failed());
        all.put("rejected", rejected());
        all.put("hostile", hostile());
        return all;
    }

    static Report binary() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("areaUnderROC", 0.7812);
        metrics.put("areaUnderPR", 0.4911);
        metrics.put("logLoss", 0.4032);
        metrics.put("brier", 0.1287);
        List<Judgement.Slice> slices = List.of(
                new Judgement.Slice("origin", "ATL", 9120, Map.of("areaUnderROC", 0.7702, "logLoss", 0.4120), null),
                new Judgement.Slice("origin", "ORD", 6011, Map.of("areaUnderROC", 0.7911, "logLoss", 0.4411), null),
                new Judgement.Slice("origin", null, 3, Map.of(), "3 rows are all of one class"));
        return report(
                "binary-classification",
                judgement(metrics, curves("on time", "late"), slices),
                coefficients(),
                falling(40));
    }

    static Report multiclass() {
        List<String> labels = List.of("on time", "a little late", "late", "very late", "cancelled");
        List<List<Double>> confusion = new ArrayList<>();
        List<Detail.OfClass> classes = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < labels.size(); j++) {
                row.add((double) Math.round(12_000 / (1 + 6.0 * Math.abs(i - j)) / (1 + i)));
            }
            confusion.add(row);
            double count = row.stream().mapToDouble(it -> it).sum();
            classes.add(new Detail.OfClass(labels.get(i), count, i == 4 ? null : 0.8 - 0.1 * i, 0.7 - 0.1 * i, 0.5));
        }
        Importance gains = new Importance(
                Importance.Kind.IMPORTANCE,
                List.of(
                        new Importance.Column("hour", 0.412),
                        new Importance.Column("distance", 0.301),
                        new Importance.Column("origin", 0.287),
                        new Importance.Column("weekday", 0)),
                List.of(
                        new Importance.Entry("hour", null, null, 0.412),
                        new Importance.Entry("distance", null, null, 0.301),
                        new Importance.Entry("origin", "ATL", null, 0.187),
                        new Importance.Entry("origin", "ORD", null, 0.100)),
                310,
                null);
        return report(
                "multiclass-classification",
                judgement(Map.of("accuracy", 0.6602), new Detail.Multiclass(classes, confusion), List.of()),
                gains,
                List.of());
    }

    static Report regression() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rmse", 31.72);
        metrics.put("mae", 17.05);
        metrics.put("r2", 0.2214);
        return report("regression", judgement(metrics, numbers(), List.of()), factors(), falling(12));
    }

    static Report failed() {
        Report base = binary();
        ErrorDocument error = new ErrorDocument(
                "DATA-111",
                Blame.DATA,
                "Cannot read /lake/flights/flight_date=2001-03-04/part-00000.parquet: it is not a Parquet file",
                "/lake/flights/flight_date=2001-03-04/part-00000.parquet",
                "write the file again, or take it out of the source",
                false);
        Report.Outcome outcome =
                new Report.Outcome(RunState.FAILED, 65, "Failed", AT, AT.plusMillis(2_140), 2_140, List.of(), error);
        Report.Run run = new Report.Run(base.run().id(), null, "file:///models/flight-delays/runs/unclaimed", null);
        return new Report(
                outcome,
                run,
                base.job(),
                base.logicalDate(),
                null,
                base.algorithm(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(
                        new Report.Step("VALIDATING", RunState.SUCCEEDED, 240),
                        new Report.Step("READING", RunState.FAILED, 1_900)),
                base.environment());
    }

    static Report rejected() {
        Report base = binary();
        Report.Outcome outcome = new Report.Outcome(
                RunState.REJECTED,
                10,
                "Rejected flight-delays@3: it does not pass the gate, and the champion stays",
                AT,
                AT.plusMillis(23_450),
                23_450,
                List.of("The label is computed from 'delay', which is a feature too"),
                null);
        GateDecision gate = new GateDecision(
                GateDecision.Outcome.REJECTED,
                List.of(
                        new RequirementResult("areaUnderROC at least 0.80", 0.7812, false),
                        new RequirementResult("accuracy at least 0.50", null, false)));
        return new Report(
                outcome,
                base.run(),
                base.job(),
                base.logicalDate(),
                base.task(),
                base.algorithm(),
                new Report.Model("flight-delays", 3, "file:///models/3", "file:///models/3/model", false),
                gate,
                base.metrics(),
                base.source(),
                base.split(),
                base.judgement(),
                base.data(),
                base.importance(),
                base.learningCurve(),
                base.fit(),
                base.steps(),
                base.environment());
    }

    /** Every text of it tries to be more than text. */
    static Report hostile() {
        Report base = binary();
        Judgement judgement = judgement(
                Map.of(HOSTILE, 0.5),
                curves(HOSTILE, "</script><script>alert(2)</script>"),
                List.of(new Judgement.Slice(HOSTILE, HOSTILE, 1, Map.of(), HOSTILE)));
        DataProfile data = new DataProfile(
                2,
                List.of(
                        new DataProfile.Column(
                                HOSTILE,
                                DataProfile.Role.INPUT,
                                "string",
                                0,
                                1L,
                                null,
                                List.of(new DataProfile.Level(HOSTILE, 2))),
                        number("\" onload=\"alert(3)", 0)));
        return new Report(
                new Report.Outcome(RunState.SUCCEEDED, 0, HOSTILE, AT, AT, 0, List.of(HOSTILE), null),
                new Report.Run(HOSTILE, HOSTILE, "javascript:alert(4)", null),
                new Report.Job(HOSTILE, HOSTILE, "name: " + HOSTILE + "\n" + "x".repeat(400) + "\n"),
                HOSTILE,
                HOSTILE,
                new Report.Algorithm(HOSTILE, null, HOSTILE),
                null,
                new GateDecision(GateDecision.Outcome.PASSED, List.of(new RequirementResult(HOSTILE, 0.5, true))),
                List.of(Report.Metric.of(HOSTILE, 0.5, 0.0001, null)),
                base.source(),
                base.split(),
                judgement,
                data,
                new Importance(
                        Importance.Kind.COEFFICIENT,
                        List.of(new Importance.Column(HOSTILE, 1)),
                        List.of(new Importance.Entry(HOSTILE, HOSTILE, HOSTILE, -1)),
                        1,
                        HOSTILE),
                List.of(1.0, 0.5),
                new FitSummary(
                        HOSTILE,
                        Start.cold(HOSTILE),
                        2,
                        9,
                        Ending.BUDGET,
                        1,
                        1,
                        HOSTILE,
                        List.of(new CurvePoint(1, 0.5, null, 0.25), new CurvePoint(2, 0.25, null, 0.5))),
                base.steps(),
                base.environment());
    }

    private static Report found(String task, @Nullable Detail detail, Map<String, Double> metrics) {
        Importance none = Importance.none("The model holds no weight of a feature");
        return report(task, judgement(metrics, detail, List.of()), none, List.of());
    }

    private static Judgement judgement(
            Map<String, Double> metrics, @Nullable Detail detail, List<Judgement.Slice> slices) {
        return new Judgement(metrics, Map.of("areaUnderROC", 0.0000031), 72_120, null, detail, slices);
    }

    private static Report report(
            String task, Judgement judgement, @Nullable Importance importance, List<Double> curve) {
        return new Report(
                new Report.Outcome(
                        RunState.SUCCEEDED,
                        0,
                        "Published flight-delays@3, the champion from now on",
                        AT,
                        AT.plusMillis(23_450),
                        23_450,
                        List.of(),
                        null),
                new Report.Run(
                        "548ec87e30364dc868220fc243cedb85f908cb0b0eed3925c9ebd017d35eb866",
                        "0001-bbb46f7f",
                        "file:///models/flight-delays/runs/548ec87e30364dc8/0001-bbb46f7f",
                        null),
                new Report.Job("flight-delays", "0123456789abcdef".repeat(4), """
                        apiVersion: gristmill/v1
                        kind: TrainingJob
                        name: flight-delays
                        source: {connector: files, path: data}
                        label: {expression: "delay > 15"}
                        features:
                          - {columns: [distance], impute: median, scale: standard}
                          - {columns: [origin, destination, hour, weekday], encode: one-hot}
                        algorithm: {name: logistic-regression, params: {regParam: 0.001}}
                        """),
                "2026-11-01",
                task,
                new Report.Algorithm(
                        "logistic-regression", "org.apache.spark.ml.classification.LogisticRegression", "mllib"),
                new Report.Model(
                        "flight-delays",
                        3,
                        "file:///models/flight-delays/artifacts/548ec87e30364dc8/0001-bbb46f7f",
                        "file:///models/flight-delays/artifacts/548ec87e30364dc8/0001-bbb46f7f/model",
                        true),
                new GateDecision(
                        GateDecision.Outcome.PASSED,
                        List.of(new RequirementResult("areaUnderROC at least 0.63", 0.7812, true))),
                judgement.metrics().entrySet().stream().map(Reports::metric).toList(),
                new Report.Source(
                        "files",
                        "file:///lake/flights",
                        181,
                        3_670_016,
                        359_166,
                        3_670_016L,
                        181,
                        "flight_date=2001-01-01/part-00000.parquet#0-20480",
                        "flight_date=2001-06-30/part-00000.parquet#0-19911",
                        new Report.Window("flight_date", "2001-01-01", "2001-06-30")),
                new SplitCounts(251_169, 35_877, 72_120),
                judgement,
                data(),
                importance,
                task.equals("binary-classification") ? List.of() : curve,
                task.equals("binary-classification") ? fit(curve) : null,
                steps(),
                new Report.Environment(new SoftwareVersions("0.1.0-SNAPSHOT", "4.1.0", "17.0.13"), 7));
    }

    /** A fit by steps with such an objective, stopped early. */
    private static @Nullable FitSummary fit(List<Double> curve) {
        if (curve.isEmpty()) {
            return null;
        }
        List<CurvePoint> points = IntStream.range(0, curve.size())
                .mapToObj(i -> new CurvePoint(i + 1, curve.get(i), 1.0 / (i + 1), 0.78 - 0.002 * (i - 9) * (i - 9)))
                .toList();
        return new FitSummary(
                "logistic-regression/1",
                new Start("flights@2", "Begins at flights@2"),
                points.size(),
                100,
                Ending.EARLY_STOPPING,
                10,
                4,
                "areaUnderROC",
                points);
    }

    private static Report.Metric metric(Map.Entry<String, Double> metric) {
        boolean lower =
                List.of("logLoss", "brier", "rmse", "mae", "logPerplexity").contains(metric.getKey());
        return new Report.Metric(
                metric.getKey(),
                metric.getValue(),
                lower ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                0.0,
                lower ? null : 1.0,
                "What " + metric.getKey() + " says of the rows that were held out",
                metric.getKey().equals("areaUnderROC") ? 0.0000031 : null);
    }

    private static List<Report.Step> steps() {
        return List.of(
                new Report.Step("VALIDATING", RunState.SUCCEEDED, 240),
                new Report.Step("READING", RunState.SUCCEEDED, 1_900),
                new Report.Step("PREPARING", RunState.SUCCEEDED, 6_310),
                new Report.Step("TRAINING", RunState.SUCCEEDED, 11_500),
                new Report.Step("EVALUATING", RunState.SUCCEEDED, 2_100),
                new Report.Step("PUBLISHING", RunState.SUCCEEDED, 1_400));
    }

    /** Of 1 - F(t): a share (1 - t)^a of the positive rows scores at least t, and (1 - t)^b of the negative ones. */
    private static Detail.Binary curves(String negative, String positive) {
        double a = 0.9;
        double b = 2.8;
        List<Detail.Threshold> thresholds = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> {
                    double truePositives = Math.rint(POSITIVES * Math.pow(1 - i / 100.0, a));
                    double falsePositives = Math.rint(NEGATIVES * Math.pow(1 - i / 100.0, b));
                    return new Detail.Threshold(
                            i / 100.0,
                            truePositives,
                            falsePositives,
                            NEGATIVES - falsePositives,
                            POSITIVES - truePositives);
                })
                .toList();
        List<Detail.Point> roc = IntStream.rangeClosed(0, 199)
                .mapToObj(i -> new Detail.Point(i / 199.0, Math.pow(i / 199.0, a / b)))
                .toList();
        List<Detail.Point> precisionRecall = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> {
                    double recall = i / 200.0;
                    double found = POSITIVES * recall;
                    return new Detail.Point(recall, found / (found + NEGATIVES * Math.pow(recall, b / a)));
                })
                .toList();
        List<Detail.Calibration> calibration = IntStream.range(0, 10)
                .mapToObj(i -> {
                    double predicted = (i + 0.5) / 10;
                    return new Detail.Calibration(predicted, Math.pow(predicted, 1.2), 12_000.0 / (1 + i));
                })
                .toList();
        List<Detail.Gain> gain = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> {
                    double positives = Math.pow(i / 20.0, a / b);
                    return new Detail.Gain(i / 20.0, positives, positives / (i / 20.0));
                })
                .toList();
        return new Detail.Binary(negative, positive, roc, precisionRecall, calibration, gain, thresholds);
    }

    private static Detail.Numbers numbers() {
        Random random = new Random(3);
        List<Detail.Point> points = IntStream.range(0, 500)
                .mapToObj(i -> {
                    double predicted = 10 + 25 * Math.abs(random.nextGaussian());
                    return new Detail.Point(predicted, Math.max(0, predicted + 15 * random.nextGaussian()));
                })
                .toList();
        List<Detail.Bin> residuals = IntStream.range(-10, 10)
                .mapToObj(i -> new Detail.Bin(6.0 * i, 6.0 * (i + 1), Math.rint(9000 * Math.exp(-i * i / 18.0))))
                .toList();
        double[] probabilities = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
        List<Detail.Quantile> quantiles = DoubleStream.of(probabilities)
                .mapToObj(p -> new Detail.Quantile(p, 15 * Math.log(p / (1 - p))))
                .toList();
        List<Detail.Calibration> deciles = IntStream.range(0, 10)
                .mapToObj(i -> new Detail.Calibration(8 + 7.0 * i, 9 + 6.5 * i, 7212))
                .toList();
        return new Detail.Numbers(quantiles, residuals, deciles, points);
    }

    private static Detail clusters() {
        return new Detail.Clusters(List.of(31_000.0, 22_120.0, 17_400.0, 1_600.0));
    }

    private static Detail ranking() {
        return new Detail.Ranking(
                numbers(),
                940,
                List.of(
                        new Detail.AtK(1, 0.41, 0.05, 0.41, 0.41),
                        new Detail.AtK(5, 0.33, 0.17, 0.22, 0.36),
                        new Detail.AtK(10, 0.27, 0.26, 0.19, 0.31)));
    }

    private static Detail patterns() {
        return new Detail.Patterns(
                List.of(
                        new Detail.Pattern(List.of("ATL", "summer"), 4120),
                        new Detail.Pattern(List.of("ORD", "evening", "late"), 1904)),
                List.of(new Detail.Rule(List.of("ORD", "evening"), List.of("late"), 0.62, 3.1, 0.041)));
    }

    private static Detail topics() {
        return new Detail.Topics(List.of(
                List.of(
                        new Detail.Term("grain", 0.081),
                        new Detail.Term("mill", 0.066),
                        new Detail.Term("stone", 0.02)),
                List.of(new Detail.Term("water", 0.093), new Detail.Term("wheel", 0.051))));
    }

    private static Importance factors() {
        return new Importance(
                Importance.Kind.FACTORS,
                List.of(new Importance.Column("distance", 2.4), new Importance.Column("hour", 0.9)),
                List.of(
                        new Importance.Entry("distance", null, "linear", -2.4),
                        new Importance.Entry("hour", null, "factors", 0.9),
                        new Importance.Entry("distance", null, "factors", 0.4)),
                2,
                null);
    }

    private static Importance coefficients() {
        List<Importance.Entry> entries = new ArrayList<>();
        List<String> airports = List.of("ATL", "ORD", "DFW", "LAX", "PHX", "DEN", "SFO", "DTW", "MSP", "EWR");
        for (int i = 0; i < 40; i++) {
            String column = List.of("origin", "destination", "hour", "weekday").get(i % 4);
            String level =
                    column.equals("hour") || column.equals("weekday") ? Integer.toString(i / 4) : airports.get(i / 4);
            entries.add(new Importance.Entry(column, level, null, (i % 3 == 0 ? -1.0 : 1.0) * Math.exp(-i / 12.0)));
        }
        entries.add(new Importance.Entry("distance", null, null, 0.011));
        return new Importance(
                Importance.Kind.COEFFICIENT,
                List.of(
                        new Importance.Column("origin", 1),
                        new Importance.Column("destination", 0.92),
                        new Importance.Column("hour", 0.8465),
                        new Importance.Column("weekday", 0.7788),
                        new Importance.Column("distance", 0.011)),
                entries,
                612,
                "412 smaller ones are left out: none is larger than 0.011, and together they come to 1.87");
    }

    private static List<Double> falling(int iterations) {
        return IntStream.rangeClosed(0, iterations)
                .mapToObj(i -> 0.403 + 0.29 * Math.exp(-i / 4.0))
                .toList();
    }

    private static DataProfile data() {
        List<DataProfile.Level> levels = List.of(
                new DataProfile.Level("ATL", 22_410),
                new DataProfile.Level("ORD", 20_002),
                new DataProfile.Level("DFW", 17_777),
                new DataProfile.Level("LAX", 11_060));
        return new DataProfile(
                359_166,
                List.of(
                        number("distance", 912),
                        new DataProfile.Column("origin", DataProfile.Role.INPUT, "string", 0, 231L, null, levels),
                        number("hour", 0),
                        new DataProfile.Column(
                                "embedding", DataProfile.Role.INPUT, "array<double>", 0, null, null, List.of()),
                        number("delay > 15", 0)));
    }

    private static DataProfile.Column number(String name, long missing) {
        List<DataProfile.Bin> bins = IntStream.range(0, 20)
                .mapToObj(i -> new DataProfile.Bin(
                        100.0 * i, 100.0 * (i + 1), Math.round(60_000 * Math.exp(-(i - 5) * (i - 5) / 20.0))))
                .toList();
        return new DataProfile.Column(
                name,
                DataProfile.Role.INPUT,
                "double",
                missing,
                1_204L,
                new DataProfile.Numbers(11, 2_704, 733.2, 571.9, bins),
                List.of());
    }
}
