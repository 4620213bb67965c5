package dev.gristmill.trainer.run;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.StoredModels;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.session.GristmillRegistrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Runs the job of {@code examples/flights} on a copy of some of its days, in this JVM. */
final class FlightsRun {

    static final Path EXAMPLE = Path.of(System.getProperty("gristmill.root"), "examples", "flights");
    static final LocalDate FIRST_DAY = LocalDate.parse("2001-01-01");

    private final Path data;
    private final List<String> settings = new ArrayList<>();
    private final List<RunListener> listeners = new ArrayList<>();
    private Function<Map<String, String>, SparkSession> spark = settings -> session();
    private @Nullable String logicalDate;

    /** Of that many days from the first of January on; the store is beside the data. */
    FlightsRun(Path folder, int days) {
        this.data = folder.resolve("data");
        for (int day = 0; day < days; day++) {
            copy("flight_date=" + FIRST_DAY.plusDays(day));
        }
        set("source.path=" + data());
        set("source.window.to=" + FIRST_DAY.plusDays(days - 1L));
        publishTo(folder.resolve("models"));
    }

    FlightsRun publishTo(Path store) {
        return set("publish.store=" + store);
    }

    /** A session with the settings that a run depends on. */
    static SparkSession session() {
        return ProductSession.session();
    }

    Path data() {
        return data;
    }

    Path file(LocalDate day) {
        return data().resolve("flight_date=" + day).resolve("part-0.parquet");
    }

    FlightsRun set(String setting) {
        settings.add(setting);
        return this;
    }

    FlightsRun listen(RunListener listener) {
        listeners.add(listener);
        return this;
    }

    FlightsRun forDate(String date) {
        logicalDate = date;
        return this;
    }

    FlightsRun withoutSpark() {
        spark = settings -> {
            throw new AssertionError("Spark was started");
        };
        return this;
    }

    TrainingJob job() {
        JobRequest request = new JobRequest(EXAMPLE.resolve("job.yaml"), List.of(), settings);
        return JobFile.load(request, catalogue(), Environment.system());
    }

    ModelStore store() {
        return ModelStore.open(job().publish().store());
    }

    TrainingRun start() {
        TrainingJob job = job();
        RunRequest request =
                new RunRequest(job.publish().model(), job.name(), job.origin().digest(), logicalDate, null);
        RunContext context = new RunContext(
                job,
                request,
                store(),
                Plugins.load(FlightsRun.class.getClassLoader()),
                StoredModels.in(store())::load,
                spark,
                Clock.systemUTC());
        AlgorithmDescription algorithm =
                catalogue().algorithm(job.algorithm().name()).orElseThrow();
        return new TrainingRun(context, algorithm, listeners);
    }

    TrainSummary run() {
        return start().run().summary();
    }

    private static Catalogue catalogue() {
        return Catalogue.load(GristmillRegistrator.class.getClassLoader());
    }

    private void copy(String day) {
        try {
            Path from = EXAMPLE.resolve("data").resolve(day).resolve("part-0.parquet");
            Path to = data().resolve(day).resolve("part-0.parquet");
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
