package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Engine;
import dev.gristmill.job.FeatureRule;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Overlap;
import dev.gristmill.job.PublishSpec;
import dev.gristmill.job.Secret;
import dev.gristmill.job.SplitSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.job.grammar.JobGrammar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a whole job from its filled-in tree. */
final class JobReader {

    private static final Pattern NAME = Pattern.compile(Objects.requireNonNull(JobGrammar.NAME.form()));
    private static final String NAME_FORM = JobGrammar.NAME.expected();
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END PRIVATE KEY-----\\s*");
    private static final String SQL = JobGrammar.SQL.expected();

    private final Catalogue catalogue;
    private final JudgingReader judging;
    private final TrainingReader training;

    JobReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.judging = new JudgingReader(catalogue);
        this.training = new TrainingReader(catalogue);
    }

    TrainingJob read(MapNode tree, JobOrigin origin, Reading reading) {
        Section job = new Section("", tree.position(), tree, reading).check(JobGrammar.of(catalogue));
        refuseProfiles(tree, reading.problems());
        job.require("apiVersion", "gristmill/v1").oneOf(JobGrammar.API_VERSION.allowed(), List.of());
        job.require("kind", "TrainingJob").oneOf(JobGrammar.KIND.allowed(), List.of());
        String name = job.require("name", NAME_FORM).matching(NAME, NAME_FORM);

        TaskReader tasks = new TaskReader(job, origin, catalogue);
        Optional<Task> stated = tasks.stated();
        AlgorithmSpec algorithm =
                new AlgorithmReader(catalogue).read(job.require("algorithm", "a map with name and params"));
        Learning learning = Learning.of(algorithm, catalogue, stated);
        Optional<Section> evaluation = job.find("evaluation").map(judging::evaluation);
        List<String> metrics = evaluation.map(judging::metrics).orElse(List.of());
        List<String> slices = evaluation.map(it -> judging.slices(it, learning)).orElse(List.of());
        List<GateRequirement> gate = job.find("gate").map(judging::gate).orElse(List.of());
        List<Task> left = tasks.left(learning, stated, metrics, gate);
        LabelSpec label = LabelReader.read(job, learning, left);
        SplitSpec split = split(job, learning);
        return new TrainingJob(
                name,
                InputReader.read(job, catalogue),
                job.find("derive").map(JobReader::derive).orElse(Map.of()),
                label,
                new WeightReader(catalogue).read(job, algorithm),
                split,
                job.find("badRows").map(BadRowsReader::read).orElse(BadRows.FAIL),
                features(job, learning),
                tasks.decided(learning, left, stated.isPresent()),
                algorithm,
                job.find("engine").map(it -> it.constant(Engine.class)).orElse(Engine.AUTO),
                job.find("training").map(it -> training.read(it, split)).orElse(TrainingSpec.seeded(0)),
                JudgingReader.complete(metrics, slices, gate),
                gate,
                publish(job.require("publish", "a map with store and model"), name),
                job.find("overlap").map(it -> it.constant(Overlap.class)).orElse(Overlap.QUEUE),
                origin);
    }

    // The job's own are laid over it and gone by now
    private static void refuseProfiles(MapNode tree, Problems problems) {
        MapNode.Entry inside = tree.entries().get(Overlay.PROFILES);
        if (inside != null) {
            String message = "Cannot use profiles: a profile cannot hold profiles";
            problems.contradiction(inside.position(), Overlay.PROFILES, message);
        }
    }

    private static Map<String, String> derive(Value value) {
        Section derive = value.section("a map of column name to SQL expression");
        Map<String, String> columns = new LinkedHashMap<>();
        derive.map()
                .entries()
                .forEach((column, entry) ->
                        columns.put(column, derive.require(column, SQL).text(SQL)));
        return columns;
    }

    private static SplitSpec split(Section job, Learning learning) {
        return job.find("split")
                .map(it -> SplitReader.read(it, learning))
                .orElseGet(() -> SplitReader.standard(learning));
    }

    private List<FeatureRule> features(Section job, Learning learning) {
        if (learning.reads(Input.FEATURES) && !job.has("features")) {
            job.missing("features", FeaturesReader.EXPECTED);
        }
        return job.find("features").map(new FeaturesReader(catalogue)::read).orElse(List.of());
    }

    private static PublishSpec publish(Value value, String jobName) {
        Section publish = value.section(JobGrammar.PUBLISH);
        String store = Typed.path(publish.require("store", "a path or a URI"));
        String model =
                publish.find("model").map(it -> it.matching(NAME, NAME_FORM)).orElse(jobName);
        Secret signingKey = publish.find("signingKey")
                .map(it -> new Secret(it.matching(PEM, JobGrammar.SIGNING_KEY.expected())))
                .orElse(null);
        return new PublishSpec(store, model, signingKey);
    }
}
